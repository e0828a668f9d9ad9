package io.authflow.cli.render;

import io.authflow.provisioning.Access;
import io.authflow.provisioning.AccessCatalogue;
import io.authflow.provisioning.Principal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Prints access rights in a form that an operator can apply, sorted by principal. */
public final class AccessList {
    private final PrintWriter out;
    private final String principalPrefix;

    /** Output format of the list. */
    public enum Format {
        /** Command lines of Kafka's {@code kafka-acls.sh}, one for each principal and resource. */
        KAFKA_ACLS,
        /** JSON, one object per right and line. */
        JSON;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AccessList(PrintWriter out, String principalPrefix) {
        this.out = out;
        this.principalPrefix = principalPrefix;
    }

    /** @param commandConfig a file of client properties that the printed lines name; null for none */
    public void print(AccessCatalogue catalogue, Format format, String bootstrapServer, @Nullable Path commandConfig) {
        List<Access> ordered = catalogue.all().stream()
                .sorted(Comparator.comparing(Access::principal))
                .toList();
        switch (format) {
            case JSON -> ordered.forEach(access -> new FlowJson(out).print(json(access)));
            case KAFKA_ACLS ->
                byResource(ordered)
                        .forEach((target, rights) -> out.println("kafka-acls.sh"
                                + option("--bootstrap-server", bootstrapServer)
                                + (commandConfig == null ? "" : option("--command-config", commandConfig.toString()))
                                + " --add"
                                + option(
                                        "--allow-principal",
                                        principalPrefix + target.principal().principalName())
                                + operations(rights)
                                + resource(target)));
        }
        out.flush();
    }

    private Line json(Access access) {
        return new Line(
                principalPrefix + access.principal().principalName(),
                word(access.type()),
                access.name(),
                access.pattern().name().toLowerCase(Locale.ROOT),
                SecurityUtils.operationName(access.operation()));
    }

    private static Map<Target, List<Access>> byResource(List<Access> ordered) {
        return ordered.stream()
                .collect(Collectors.groupingBy(
                        access -> new Target(access.principal(), access.type(), access.name(), access.pattern()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String operations(List<Access> rights) {
        return rights.stream()
                .map(access -> option("--operation", SecurityUtils.operationName(access.operation())))
                .collect(Collectors.joining());
    }

    private static String resource(Target target) {
        String name = option("--" + word(target.type()), target.name());
        return target.pattern() == PatternType.PREFIXED ? name + option("--resource-pattern-type", "prefixed") : name;
    }

    private static String word(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Adds an option to a command line. The value is quoted for a shell if necessary. */
    private static String option(String name, String value) {
        String quoted = value.matches("[A-Za-z0-9._:,/-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
        return " " + name + " " + quoted;
    }

    private record Target(Principal principal, ResourceType type, String name, PatternType pattern) {}

    record Line(String principal, String resourceType, String name, String patternType, String operation) {}
}
