{{/* The pod of a command, which runs once: of the image cli. It takes `secretFiles` besides those of Kafka. */}}
{{- define "authflow.commandPod" -}}
{{- include "authflow.podCommon" .root }}
restartPolicy: {{ .restartPolicy }}
containers:
  - name: authflow
    image: {{ include "authflow.image" (dict "root" .root "image" "cli") }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    {{- with .command }}
    command:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    args:
      {{- toYaml .args | nindent 6 }}
    env:
      - name: JDK_JAVA_OPTIONS
        value: {{ .root.Values.jvmOptions | quote }}
    resources:
      {{- toYaml .values.resources | nindent 6 }}
    securityContext:
      {{- include "authflow.containerSecurity" . | nindent 6 }}
    volumeMounts:
      - { name: tmp, mountPath: /tmp }
      - { name: settings, mountPath: /etc/authflow, readOnly: true }
      {{- if include "authflow.commandFiles" . }}
      - { name: secrets, mountPath: /run/authflow, readOnly: true }
      {{- end }}
volumes:
  - name: tmp
    emptyDir: { sizeLimit: 64Mi }
  - name: settings
    configMap: { name: {{ include "authflow.fullname" .root }}-{{ .component }} }
  {{- with include "authflow.commandFiles" . }}
  - name: secrets
    projected:
      defaultMode: 0440
      sources:
        {{- . | nindent 8 }}
  {{- end }}
{{- end -}}

{{- define "authflow.commandFiles" -}}
{{- $files := list .secretFiles -}}
{{- range include "authflow.kafkaSecrets" . | fromYamlArray -}}
{{- $files = append $files (include "authflow.secretFile" (dict "name" .name "key" .key "path" (printf "kafka/%s" .property))) -}}
{{- end -}}
{{- $files = append $files (include "authflow.kafkaCaFile" .root) -}}
{{- compact $files | join "\n" -}}
{{- end -}}

{{- define "authflow.commandConfigMap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "authflow.meta" . | nindent 2 }}
data:
  client.properties: |
    # how to reach the brokers
    {{- with include "authflow.commandConfig" . | trim }}
    {{- . | nindent 4 }}
    {{- end }}
{{- end -}}
