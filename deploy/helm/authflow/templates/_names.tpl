{{- define "authflow.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $long := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{- default $long .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* A single value as text: Helm's numbers are floating, and print as 1e+06. */}}
{{- define "authflow.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) -}}{{ int64 . }}{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{/* The service of a workload: check-service of check. */}}
{{- define "authflow.service" -}}
{{- printf "%s-service" . -}}
{{- end -}}

{{- define "authflow.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end -}}

{{- define "authflow.labels" -}}
{{ include "authflow.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: authflow
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "authflow.meta" -}}
name: {{ include "authflow.fullname" .root }}-{{ .component }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "authflow.labels" . | nindent 2 }}
{{- end -}}

{{- define "authflow.image" -}}
{{- $image := .root.Values.image -}}
{{- $name := printf "%s/%s" $image.repository .image -}}
{{- if $image.registry -}}{{- $name = printf "%s/%s" $image.registry $name -}}{{- end -}}
{{- with get $image.digests .image -}}
{{ $name }}@{{ . }}
{{- else -}}
{{ $name }}:{{ default .root.Chart.AppVersion $image.tag }}
{{- end -}}
{{- end -}}

{{- define "authflow.serviceAccountName" -}}
{{- default (printf "%s-%s" (include "authflow.fullname" .root) .component) .values.serviceAccount.name -}}
{{- end -}}

{{- define "authflow.bootstrapServers" -}}
{{- if .Values.local.enabled -}}
{{ include "authflow.fullname" . }}-broker:9092
{{- else -}}
{{ .Values.kafka.bootstrapServers }}
{{- end -}}
{{- end -}}
