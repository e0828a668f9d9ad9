package io.authflow.localrun.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An environment and a directory with every setting that could affect a local run. */
final class HostileShell {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String SYSTEM_PROPERTIES = " -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1"
            + " -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1 -Dhttp.nonProxyHosts= -Dhttps.proxyHost=127.0.0.1"
            + " -Dserver.port=1 -Dserver.address=203.0.113.1 -Dspring.profiles.active=hostile"
            + " -Dspring.config.location=file:/nowhere/ -Dauthflow.logout.by=nothing"
            + " -Daws.useFipsEndpoint=true -Daws.region=nowhere -Daws.defaultsMode=none -Daws.profile=hostile"
            + " -Daws.endpointUrl=" + NOWHERE + " -Dotel.exporter.otlp.endpoint=" + NOWHERE;

    private HostileShell() {}

    static Map<String, String> variables(Path home, String locale) {
        Map<String, String> all = new HashMap<>();
        all.putAll(aws());
        all.putAll(spring());
        all.putAll(others());
        all.put("HOME", home.toString());
        all.put("JAVA_TOOL_OPTIONS", locale + SYSTEM_PROPERTIES);
        return all;
    }

    /** A directory to start in, which is the home directory too. */
    static Path directory(Path parent) throws IOException {
        Path aws = Files.createDirectories(parent.resolve(".aws"));
        Files.writeString(aws.resolve("config"), """
                [default]
                region = nowhere
                use_fips_endpoint = true
                use_dualstack_endpoint = true
                defaults_mode = none
                retry_mode = none
                max_attempts = many
                endpoint_url = http://127.0.0.1:1
                [profile hostile]
                use_fips_endpoint = true
                """);
        Files.writeString(aws.resolve("credentials"), "[default]\naws_access_key_id = AKIAHOSTILE\n");
        for (String service : new String[] {"check", "signup", "login", "logout"}) {
            Files.writeString(parent.resolve(service + "-service.yml"), "spring.config.import: file:/nowhere.yml\n");
        }
        Files.writeString(parent.resolve("application.yml"), "spring.main.web-application-type: none\n");
        return parent;
    }

    private static Map<String, String> aws() {
        return Map.ofEntries(
                Map.entry("AWS_USE_FIPS_ENDPOINT", "true"),
                Map.entry("AWS_USE_DUALSTACK_ENDPOINT", "true"),
                Map.entry("AWS_ENDPOINT_URL", NOWHERE),
                Map.entry("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", NOWHERE),
                Map.entry("AWS_PROFILE", "hostile"),
                Map.entry("AWS_REGION", "nowhere"),
                Map.entry("AWS_DEFAULT_REGION", "nowhere"),
                Map.entry("AWS_DEFAULTS_MODE", "none"),
                Map.entry("AWS_RETRY_MODE", "none"),
                Map.entry("AWS_MAX_ATTEMPTS", "many"),
                Map.entry("AWS_CA_BUNDLE", "/nowhere.pem"),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIAHOSTILE"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "hostile"),
                Map.entry("AWS_SESSION_TOKEN", "hostile"),
                Map.entry("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/hostile"),
                Map.entry("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere"),
                Map.entry("AWS_DISABLE_REQUEST_COMPRESSION", "maybe"),
                Map.entry("AWS_AUTH_SCHEME_PREFERENCE", "httpBearerAuth"));
    }

    private static Map<String, String> spring() {
        return Map.ofEntries(
                Map.entry("SPRING_APPLICATION_JSON", "{\"authflow\":{\"cognito\":{\"region\":\"nowhere\"}}}"),
                Map.entry("SPRING_CONFIG_LOCATION", "file:/nowhere/"),
                Map.entry("SPRING_CONFIG_IMPORT", "file:/nowhere.yml"),
                Map.entry("SPRING_CONFIG_NAME", "nothing"),
                Map.entry("SPRING_PROFILES_ACTIVE", "hostile"),
                Map.entry("SPRING_MAIN_WEB_APPLICATION_TYPE", "none"),
                Map.entry("SPRING_MAIN_LAZY_INITIALIZATION", "true"),
                Map.entry("SPRING_AUTOCONFIGURE_EXCLUDE", "io.authflow.messaging.boot.MessagingAutoConfiguration"),
                Map.entry("SPRING_CLOUD_FUNCTION_DEFINITION", "nothing"),
                Map.entry("MANAGEMENT_SERVER_PORT", "1"),
                Map.entry("MANAGEMENT_ENDPOINTS_WEB_BASE_PATH", "/hostile"),
                Map.entry("SERVER_PORT", "1"),
                Map.entry("SERVER_ADDRESS", "203.0.113.1"),
                Map.entry("SERVER_SSL_ENABLED", "true"),
                Map.entry("LOGGING_CONFIG", "/nowhere.xml"),
                Map.entry("LOGGING_LEVEL_ROOT", "TRACE"),
                Map.entry("DEBUG", "true"));
    }

    private static Map<String, String> others() {
        return Map.ofEntries(
                Map.entry("AUTHFLOW_LOGOUT_BY", "nothing"),
                Map.entry("AUTHFLOW_CONCURRENCY", "none"),
                Map.entry("AUTHFLOW_SCHEDULER_TICK_INTERVAL", "1h"),
                Map.entry("AUTHFLOW_SCHEDULER_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                Map.entry("AUTHFLOW_LOCAL_COGNITO_PORT", "1"),
                Map.entry("KAFKA_OPTS", "-Djava.security.auth.login.config=/nowhere"),
                Map.entry("KAFKA_LISTENERS", "PLAINTEXT://203.0.113.1:1"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                Map.entry("OTEL_EXPORTER_OTLP_ENDPOINT", NOWHERE),
                Map.entry("OTEL_EXPORTER_OTLP_HEADERS", "no header"),
                Map.entry("OTEL_TRACES_SAMPLER", "nothing"),
                Map.entry("http_proxy", NOWHERE),
                Map.entry("HTTP_PROXY", NOWHERE),
                Map.entry("https_proxy", NOWHERE),
                Map.entry("NO_PROXY", ""),
                Map.entry("HOSTNAME", "not/a name"),
                Map.entry("JDK_JAVA_OPTIONS", "-Dmanagement.server.port=1"),
                Map.entry("TZ", "Asia/Kathmandu"),
                Map.entry("LANG", "tr_TR.ISO-8859-9"));
    }
}
