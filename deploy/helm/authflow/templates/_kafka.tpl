{{/* What a client needs to reach the brokers, nothing secret: the properties of a Kafka client, as YAML. */}}
{{- define "authflow.kafkaProperties" -}}
{{- $kafka := .root.Values.kafka -}}
{{- $protocol := $kafka.securityProtocol -}}
{{- $own := dict -}}
{{- if ne $protocol "PLAINTEXT" -}}
{{- $_ := set $own "security.protocol" $protocol -}}
{{- end -}}
{{- if hasPrefix "SASL" $protocol -}}
{{- $_ := set $own "sasl.mechanism" $kafka.saslMechanism -}}
{{- end -}}
{{- if and (hasSuffix "SSL" $protocol) $kafka.ca.name -}}
{{- $_ := set $own "ssl.truststore.type" "PEM" -}}
{{- $_ := set $own "ssl.truststore.location" "/run/authflow/kafka/ca.crt" -}}
{{- end -}}
{{- if include "authflow.hasClientCertificate" . -}}
{{- $_ := set $own "ssl.keystore.type" "PEM" -}}
{{- end -}}
{{- range $property, $value := $kafka.properties -}}
{{- $_ := set $own $property (include "authflow.text" $value) -}}
{{- end -}}
{{- toYaml $own -}}
{{- end -}}

{{- define "authflow.hasClientCertificate" -}}
{{- if and (hasSuffix "SSL" .root.Values.kafka.securityProtocol) .principal.clientCertificate.name -}}yes{{- end -}}
{{- end -}}

{{/* The client properties that are secret, each with the Secret and key that hold it: a list, as YAML. */}}
{{- define "authflow.kafkaSecrets" -}}
{{- $secrets := list -}}
{{- if hasPrefix "SASL" .root.Values.kafka.securityProtocol -}}
{{- $jaas := .principal.saslJaasConfig -}}
{{- $secrets = append $secrets (dict "property" "sasl.jaas.config" "name" $jaas.name "key" $jaas.key) -}}
{{- end -}}
{{- if include "authflow.hasClientCertificate" . -}}
{{- $certificate := .principal.clientCertificate -}}
{{- $secrets = append $secrets (dict "property" "ssl.keystore.certificate.chain" "name" $certificate.name "key" $certificate.certificate) -}}
{{- $secrets = append $secrets (dict "property" "ssl.keystore.key" "name" $certificate.name "key" $certificate.privateKey) -}}
{{- end -}}
{{- toYaml $secrets -}}
{{- end -}}

{{/* A source of a projected volume: one key of one Secret, as a file. */}}
{{- define "authflow.secretFile" -}}
- secret:
    name: {{ .name }}
    items: [{ key: {{ .key | quote }}, path: {{ .path | quote }} }]
{{- end -}}

{{- define "authflow.kafkaCaFile" -}}
{{- $kafka := .Values.kafka -}}
{{- if and (hasSuffix "SSL" $kafka.securityProtocol) $kafka.ca.name -}}
{{ include "authflow.secretFile" (dict "name" $kafka.ca.name "key" $kafka.ca.key "path" "kafka/ca.crt") }}
{{- end -}}
{{- end -}}

{{/* The file of client properties of a command; what is secret in it is read from other files by Kafka's own provider. */}}
{{- define "authflow.commandConfig" -}}
{{- range $property, $value := include "authflow.kafkaProperties" . | fromYaml }}
{{ $property }}={{ $value }}
{{- end }}
{{- $secrets := include "authflow.kafkaSecrets" . | fromYamlArray -}}
{{- if $secrets }}
config.providers=directory
config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
{{- end }}
{{- range $secrets }}
{{ .property }}=${directory:/run/authflow/kafka:{{ .property }}}
{{- end }}
{{- end -}}
