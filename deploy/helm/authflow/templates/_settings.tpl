{{/* The settings of a service, as YAML; none is secret. */}}
{{- define "authflow.settings" -}}
{{- $root := .root -}}{{- $values := .root.Values -}}{{- $local := $values.local.enabled -}}
{{- $own := dict
  "authflow.kafka.bootstrap-servers" (include "authflow.bootstrapServers" $root)
  "authflow.concurrency" (min 24 (int $values.topics.partitions))
  "authflow.cognito.region" ($local | ternary "local" $values.cognito.region)
  "authflow.cognito.user-pool-id" ($local | ternary "local_authflow" $values.cognito.userPoolId)
  "authflow.cognito.client-id" ($local | ternary "authflow" $values.cognito.clientId)
  "authflow.cognito.case-sensitive" $values.cognito.caseSensitive
-}}
{{- if $local -}}
{{- $_ := set $own "authflow.cognito.endpoint-override" (printf "http://%s-cognito:9229" (include "authflow.fullname" $root)) -}}
{{- $_ := set $own "authflow.cognito.stand-in" true -}}
{{- end -}}
{{- range $property, $value := include "authflow.kafkaProperties" . | fromYaml -}}
{{- $_ := set $own (printf "spring.cloud.stream.kafka.binder.configuration.%s" $property) $value -}}
{{- if eq $.component "logout" -}}
{{- $_ := set $own (printf "authflow.scheduler.kafka.%s" $property) $value -}}
{{- end -}}
{{- end -}}
{{- $component := include (printf "authflow.settings.%s" .component) . | fromYaml -}}
{{- $own = mergeOverwrite $own $component -}}
{{/* as Spring reads them, without dashes */}}
{{- $taken := dict -}}
{{- range $setting, $_ := $own -}}
{{- $_ := set $taken (replace "-" "" $setting) true -}}
{{- end -}}
{{- range $setting, $value := .values.settings -}}
{{- $read := replace "-" "" $setting -}}
{{- if regexMatch "password|secret|jaas|privatekeys|key$|token$" $read -}}
{{- printf "%s.settings has %s, which sounds like a secret, and would lie in a ConfigMap. Name a Secret with the values of `secrets`." $.component $setting | fail -}}
{{- end -}}
{{- if hasKey $taken $read -}}
{{- printf "%s.settings has %s, which the chart sets itself. Take it out: values.yaml has a value for what may differ." $.component $setting | fail -}}
{{- end -}}
{{- end -}}
{{- range $setting, $value := .values.settings -}}
{{- $_ := set $own $setting (kindIs "bool" $value | ternary $value (include "authflow.text" $value)) -}}
{{- end -}}
{{- toYaml $own -}}
{{- end -}}

{{/* Only the public keys and the metrics are served: on ports of their own, so that who may have the one has not the other. */}}
{{- define "authflow.settings.check" -}}
server.port: 8080
management.server.port: 8081
authflow.sealing.public-keys: /run/authflow/keys/public.json
authflow.check.plain-intake: {{ .values.plainIntake }}
authflow.check.session-seconds: {{ .values.sessionSeconds }}
{{- end -}}

{{- define "authflow.settings.signup" -}}
server.port: 8081
management.server.port: 8081
authflow.sealing.private-keys: /run/authflow/keys/signup.json
{{- end -}}

{{- define "authflow.settings.login" -}}
server.port: 8081
management.server.port: 8081
authflow.sealing.public-keys: /run/authflow/keys/public.json
authflow.sealing.private-keys: /run/authflow/keys/login.json
authflow.logout.by: {{ .root.Values.logoutBy }}
{{- end -}}

{{- define "authflow.settings.logout" -}}
server.port: 8081
management.server.port: 8081
authflow.sealing.private-keys: /run/authflow/keys/logout.json
authflow.logout.by: {{ .root.Values.logoutBy }}
authflow.scheduler.state-directory: /var/lib/authflow/scheduler
authflow.scheduler.standby-replicas: {{ .values.standbyReplicas }}
authflow.scheduler.in-memory: {{ .values.inMemory }}
{{- end -}}

{{/* Which entries of `secrets` a service has, with the file of each: a directory is the property that the file is the value of. */}}
{{- define "authflow.secretPaths" -}}
{{- $cognito := .root.Values.cognito -}}
deadLetterKey: settings/authflow.messaging.dead-letter-key
{{- if or $cognito.hasClientSecret .root.Values.local.enabled }}
clientSecret: settings/authflow.cognito.client-secret
{{- end }}
{{- if has .component (list "check" "login") }}
publicKeys: keys/public.json
{{- end }}
{{- if eq .component "check" }}
userRefKey: settings/authflow.check.user-ref-key
{{- else }}
{{ .component }}Keys: keys/{{ .component }}.json
{{- end }}
{{- if and (eq .component "signup") (or $cognito.markSignups .root.Values.local.enabled) }}
flowRefKey: settings/authflow.signup.flow-ref-key
{{- end }}
{{- end -}}

{{/* The sources of the volume of a service's secrets. */}}
{{- define "authflow.secretFiles" -}}
{{- $secrets := .root.Values.secrets -}}
{{- range $entry, $path := include "authflow.secretPaths" . | fromYaml }}
{{- $of := get $secrets $entry }}
{{ include "authflow.secretFile" (dict "name" (default $secrets.name $of.name) "key" $of.key "path" $path) }}
{{- end }}
{{- $component := .component }}
{{- range include "authflow.kafkaSecrets" . | fromYamlArray }}
{{ include "authflow.secretFile" (dict "name" .name "key" .key "path" (printf "settings/spring.cloud.stream.kafka.binder.configuration.%s" .property)) }}
{{- if eq $component "logout" }}
{{ include "authflow.secretFile" (dict "name" .name "key" .key "path" (printf "settings/authflow.scheduler.kafka.%s" .property)) }}
{{- end }}
{{- end }}
{{ include "authflow.kafkaCaFile" .root }}
{{- end -}}
