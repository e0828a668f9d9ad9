{{- define "authflow.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: { type: RuntimeDefault }
{{- end -}}

{{- define "authflow.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities: { drop: [ALL] }
{{- end -}}

{{/* What every pod has, whichever its containers. */}}
{{- define "authflow.podCommon" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "authflow.podSecurity" . | nindent 2 }}
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* The pod of a service. */}}
{{- define "authflow.pod" -}}
metadata:
  labels:
    {{- include "authflow.selector" . | nindent 4 }}
    {{- with .root.Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    authflow.io/settings: {{ include "authflow.settings" . | sha256sum }}
    {{- with .values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  {{- include "authflow.podCommon" .root | nindent 2 }}
  serviceAccountName: {{ include "authflow.serviceAccountName" . }}
  terminationGracePeriodSeconds: 30
  {{- include "authflow.spread" . | nindent 2 }}
  containers:
    - name: {{ include "authflow.service" .component }}
      image: {{ include "authflow.image" (dict "root" .root "image" (include "authflow.service" .component)) }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      env:
        {{- include "authflow.env" . | nindent 8 }}
      ports:
        {{- if eq .component "check" }}
        - { name: http, containerPort: 8080 }
        {{- end }}
        - { name: management, containerPort: 8081 }
      {{- include "authflow.probes" . | nindent 6 }}
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      securityContext:
        {{- include "authflow.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - { name: tmp, mountPath: /tmp }
        - { name: settings, mountPath: /etc/authflow, readOnly: true }
        - { name: secrets, mountPath: /run/authflow, readOnly: true }
        {{- if eq .component "logout" }}
        - { name: state, mountPath: /var/lib/authflow }
        {{- end }}
  volumes:
    - name: tmp # where RocksDB unpacks its native library
      emptyDir: { sizeLimit: 128Mi }
    - name: settings
      configMap: { name: {{ include "authflow.fullname" .root }}-{{ .component }} }
    # whole directories, not single files, so that a changed key arrives without a restart
    - name: secrets
      projected:
        defaultMode: 0440
        sources:
          {{- include "authflow.secretFiles" . | trim | nindent 10 }}
    {{- if and (eq .component "logout") (not .values.state.persistent) }}
    - name: state
      emptyDir: { sizeLimit: {{ .values.state.size }} }
    {{- end }}
{{- end -}}

{{- define "authflow.env" -}}
- name: SPRING_CONFIG_IMPORT
  value: file:/etc/authflow/settings.yaml,configtree:/run/authflow/settings/
- name: AUTHFLOW_INSTANCE_ID
  valueFrom: { fieldRef: { fieldPath: metadata.name } }
- name: JDK_JAVA_OPTIONS
  value: {{ .root.Values.jvmOptions | quote }}
{{- if not .root.Values.local.enabled }}
- name: AWS_REGION
  value: {{ .root.Values.cognito.region | quote }}
{{- end }}
{{- with .root.Values.observability.otlp.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
Whether a service lives does not depend on the broker; whether it is ready does. A start that meets no broker waits for it, before
anything is served: it is given 10 minutes, since to be restarted would not help it.
*/}}
{{- define "authflow.probes" -}}
startupProbe:
  httpGet: { path: /actuator/health/liveness, port: management }
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 300
livenessProbe:
  httpGet: { path: /actuator/health/liveness, port: management }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /actuator/health/readiness, port: management }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end -}}

{{- define "authflow.spread" -}}
{{- with .root.Values.topologySpread -}}
{{- if .enabled -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $.root.Values.topologySpread.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "authflow.selector" $ | nindent 8 }}
  {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
