{{/* What values.schema.json cannot say. Each sentence names the value, why it can't be, and what to do. */}}
{{- define "authflow.rules" -}}
{{- include "authflow.rules.required" . -}}
{{- include "authflow.rules.image" . -}}
{{- include "authflow.rules.kafka" . -}}
{{- include "authflow.rules.local" . -}}
{{- $partitions := int .Values.topics.partitions -}}
{{- range $component := list "check" "signup" "login" "logout" -}}
{{- $workload := get $.Values $component -}}
{{- if gt (int $workload.replicas) $partitions -}}
{{- printf "%s.replicas is %d, but topics.partitions is %d: a partition has one reader, so the others would idle. Set at most %d replicas." $component (int $workload.replicas) $partitions $partitions | fail -}}
{{- end -}}
{{- if and (not $workload.serviceAccount.create) (not $workload.serviceAccount.name) -}}
{{- printf "%s.serviceAccount.create is false and has no name: the service would take the account `default`, and others' rights with it. Set %s.serviceAccount.name." $component $component | fail -}}
{{- end -}}
{{- include "authflow.rules.secrets" (dict "root" $ "component" $component) -}}
{{- include "authflow.rules.extraEnv" (dict "component" $component "variables" $workload.extraEnv) -}}
{{- end -}}
{{- range $entry := list "testPassword" "publicKeys" -}}
{{- if and $.Values.test.enabled (not (or $.Values.secrets.name (get $.Values.secrets $entry).name)) -}}
{{- printf "secrets.%s has no Secret: helm test can't publish without it. Set secrets.name or secrets.%s.name to the name of one, or test.enabled to false." $entry $entry | fail -}}
{{- end -}}
{{- end -}}
{{- if ge (int .Values.logout.standbyReplicas) (int .Values.logout.replicas) -}}
{{- printf "logout.standbyReplicas is %d, but logout.replicas is %d: a standby is another instance than the owner. Set more replicas, or fewer standbys." (int .Values.logout.standbyReplicas) (int .Values.logout.replicas) | fail -}}
{{- end -}}
{{- end -}}

{{- define "authflow.rules.required" -}}
{{- if not .Values.local.enabled -}}
{{- $cognito := .Values.cognito -}}
{{- if not .Values.kafka.bootstrapServers -}}
{{- fail "kafka.bootstrapServers is not set: the services talk through Kafka only. Set it to host:port of a broker." -}}
{{- end -}}
{{- range $name := list "region" "userPoolId" "clientId" -}}
{{- if not (get $cognito $name) -}}
{{- printf "cognito.%s is not set, and no user pool is known without it. Take it from the outputs of deploy/aws/cloudformation.yaml." $name | fail -}}
{{- end -}}
{{- end -}}
{{- if not (hasPrefix (printf "%s_" $cognito.region) $cognito.userPoolId) -}}
{{- printf "cognito.userPoolId is %s, which is no pool of cognito.region %s: its id begins with its region. Correct one of them." $cognito.userPoolId $cognito.region | fail -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A node completes a name without a registry to one of Docker Hub, which somebody else may own. */}}
{{- define "authflow.rules.image" -}}
{{- if and (not .Values.image.registry) (ne .Values.image.pullPolicy "Never") -}}
{{- fail "image.registry is not set: nodes would pull the images from Docker Hub, where anybody may own their names, and hand them the secrets. Set it to the registry that you pushed them to, such as registry.example.com." -}}
{{- end -}}
{{- end -}}

{{- define "authflow.rules.secrets" -}}
{{- $secrets := .root.Values.secrets -}}
{{- range $entry, $path := include "authflow.secretPaths" . | fromYaml -}}
{{- if not (or $secrets.name (get $secrets $entry).name) -}}
{{- printf "secrets.%s has no Secret: %s-service can't start without it. Make one as docs/kubernetes.md says, and set secrets.name or secrets.%s.name to its name." $entry $.component $entry | fail -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* A variable outranks every file of settings, and what Spring reads is not the spelling: authflow_check_plainIntake counts too. */}}
{{- define "authflow.rules.extraEnv" -}}
{{- $component := .component -}}
{{- range .variables -}}
{{- $name := upper .name -}}
{{- if regexMatch "^(AUTHFLOW_|SPRING_|(MANAGEMENT_)?SERVER_PORT$|JDK_JAVA_OPTIONS$|JAVA_TOOL_OPTIONS$|AWS_REGION$|OTEL_EXPORTER_OTLP_ENDPOINT$)" $name -}}
{{- printf "%s.extraEnv has %s, which would outrank what the chart sets, its checks included. Use %s.settings, or the value that the chart has for it." $component .name $component | fail -}}
{{- end -}}
{{- if and .value (regexMatch "PASSWORD|SECRET|TOKEN|KEY" $name) (not (hasSuffix "_FILE" $name)) -}}
{{- printf "%s.extraEnv has %s with a value, which anybody who may read a pod would read. Take it from a Secret, with valueFrom." $component .name | fail -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "authflow.rules.kafka" -}}
{{- $kafka := .Values.kafka -}}
{{- $tls := hasSuffix "SSL" $kafka.securityProtocol -}}
{{- $sasl := hasPrefix "SASL" $kafka.securityProtocol -}}
{{- if and (eq $kafka.securityProtocol "SASL_PLAINTEXT") (eq $kafka.saslMechanism "PLAIN") -}}
{{- fail "kafka.saslMechanism is PLAIN over kafka.securityProtocol SASL_PLAINTEXT: the password would cross the network in clear. Use SASL_SSL, or a SCRAM mechanism." -}}
{{- end -}}
{{- if and $kafka.ca.name (not $tls) -}}
{{- printf "kafka.ca.name is set, but kafka.securityProtocol is %s, which has no certificates. Set it to SSL or SASL_SSL." $kafka.securityProtocol | fail -}}
{{- end -}}
{{- range $component := list "check" "signup" "login" "logout" "topics" "test" -}}
{{- $workload := get $.Values $component -}}
{{- $used := dig "enabled" true $workload -}}
{{- if and $used $sasl (not $workload.kafka.saslJaasConfig.name) -}}
{{- printf "%s.kafka.saslJaasConfig.name is not set, but kafka.securityProtocol is %s: each principal logs in with its own. Set it to the name of a Secret." $component $kafka.securityProtocol | fail -}}
{{- end -}}
{{- if and $workload.kafka.saslJaasConfig.name (not $sasl) -}}
{{- printf "%s.kafka.saslJaasConfig.name is set, but kafka.securityProtocol is %s, which has no log-in. Set it to SASL_SSL." $component $kafka.securityProtocol | fail -}}
{{- end -}}
{{- if and $workload.kafka.clientCertificate.name (not $tls) -}}
{{- printf "%s.kafka.clientCertificate.name is set, but kafka.securityProtocol is %s, which has no certificates. Set it to SSL or SASL_SSL." $component $kafka.securityProtocol | fail -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "authflow.rules.local" -}}
{{- if not .Values.local.enabled -}}
{{- if .Values.check.plainIntake -}}
{{- fail "check.plainIntake is true, but passwords in clear are for a local run only: they would lie in Kafka for 15 minutes. Seal them, as docs/publishing.md shows." -}}
{{- end -}}
{{- else -}}
{{- if or .Values.kafka.bootstrapServers (ne .Values.kafka.securityProtocol "PLAINTEXT") -}}
{{- fail "local.enabled is true, which brings a broker of its own, without TLS or SASL: leave out kafka.bootstrapServers and kafka.securityProtocol, or local.enabled." -}}
{{- end -}}
{{- if gt (int .Values.topics.replicationFactor) 1 -}}
{{- printf "topics.replicationFactor is %d, but local.enabled brings one broker only. Set it to 1." (int .Values.topics.replicationFactor) | fail -}}
{{- end -}}
{{- end -}}
{{- end -}}
