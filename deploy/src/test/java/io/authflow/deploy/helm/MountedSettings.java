package io.authflow.deploy.helm;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings that a service finds in its pod: files as its volumes have them, read by Spring Boot as the service reads them,
 * its own files on the class path included.
 */
record MountedSettings(ConfigurableEnvironment environment, Path directory) {
    /** As good a value as any, for what is checked when it is bound. */
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    static MountedSettings of(Manifests manifests, String component, Path directory) {
        try {
            mount(manifests, component, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("pod", environmentOf(manifests, component, directory)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return new MountedSettings(environment, directory);
    }

    /** Those that the chart sets, by any way. */
    Set<String> names() {
        return environment.getPropertySources().stream()
                .filter(this::isMounted)
                .flatMap(source -> Set.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
                .collect(Collectors.toSet());
    }

    boolean isMounted(PropertySource<?> source) {
        return source.getName().contains(directory.toString());
    }

    private static void mount(Manifests manifests, String component, Path directory) throws IOException {
        JsonElement settings = manifests
                .named("ConfigMap", "authflow-" + component)
                .getAsJsonObject("data")
                .get("settings.yaml");
        Files.writeString(directory.resolve("settings.yaml"), settings.getAsString());
        for (Workload.SecretFile file :
                service(manifests, component).secretFiles().toList()) {
            Path mounted = directory.resolve(file.path());
            Files.createDirectories(mounted.getParent());
            Files.writeString(mounted, KEY + "\n");
        }
    }

    /** The variables of the pod, with the mounted directories where they are now. */
    private static Map<String, Object> environmentOf(Manifests manifests, String component, Path directory) {
        String imports = Manifests.items(service(manifests, component).container(), "env")
                .filter(variable -> variable.get("name").getAsString().equals("SPRING_CONFIG_IMPORT"))
                .map(variable -> variable.get("value").getAsString())
                .findFirst()
                .orElseThrow()
                .replace("/etc/authflow/", directory + "/")
                .replace("/run/authflow/", directory + "/");
        return Map.of(
                "spring.config.import",
                imports,
                "spring.config.name",
                component + "-service",
                "authflow.instance-id",
                "pod-0");
    }

    private static Workload service(Manifests manifests, String component) {
        return manifests
                .services()
                .filter(service -> service.component().equals(component))
                .findFirst()
                .orElseThrow();
    }
}
