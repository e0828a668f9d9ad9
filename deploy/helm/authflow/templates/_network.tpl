{{- define "authflow.kafkaPorts" -}}
{{- $ports := .Values.networkPolicies.kafkaPorts -}}
{{- if not $ports -}}
{{- range splitList "," (include "authflow.bootstrapServers" .) -}}
{{- $ports = append $ports (regexFind "[0-9]+$" . | int) -}}
{{- end -}}
{{- end -}}
{{- uniq $ports | toYaml -}}
{{- end -}}

{{- define "authflow.egressToKafka" -}}
- ports:
    {{- range include "authflow.kafkaPorts" . | fromYamlArray }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
  {{- if .Values.local.enabled }}
  to: [{ podSelector: { matchLabels: { app.kubernetes.io/instance: {{ .Release.Name }}, app.kubernetes.io/component: broker } } }]
  {{- else }}
  {{- with .Values.networkPolicies.kafkaTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- end }}
{{- end -}}

{{/* To Cognito, and to STS for the role: AWS' addresses change, so it is the port that counts; never the node's own metadata. */}}
{{- define "authflow.egressToCognito" -}}
{{- if .Values.local.enabled -}}
- ports: [{ protocol: TCP, port: 9229 }]
  to: [{ podSelector: { matchLabels: { app.kubernetes.io/instance: {{ .Release.Name }}, app.kubernetes.io/component: cognito } } }]
{{- else -}}
- ports: [{ protocol: TCP, port: 443 }]
  to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }]
{{- end -}}
{{- end -}}

{{/* Pods, which not every network counts among addresses, and addresses. */}}
{{- define "authflow.egressToTraces" -}}
{{- with .Values.observability.otlp.endpoint -}}
- ports: [{ protocol: TCP, port: {{ regexFind ":[0-9]+" (urlParse .).host | trimPrefix ":" | default (hasPrefix "https" . | ternary "443" "80") }} }]
  to: [{ namespaceSelector: {} }, { ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] } }]
{{- end -}}
{{- end -}}
