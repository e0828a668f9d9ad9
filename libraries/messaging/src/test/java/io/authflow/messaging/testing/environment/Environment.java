package io.authflow.messaging.testing.environment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The environment of the tests. Only this class decides which one it is. */
public enum Environment {
    /** A broker in this JVM. */
    IN_PROCESS {
        @Override
        public KafkaBroker start(Path directory) {
            return new InProcessBroker(directory);
        }
    },
    /** A broker in a container. */
    TESTCONTAINERS,
    /**
     * Everything in containers, as in docker-compose.yml. Tests that start services themselves get a broker in a
     * container.
     */
    COMPOSE;

    /** {@code auto}, or the name of an environment. */
    public static final String PROPERTY = "authflow.environment";

    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);
    private static final String AUTO = "auto";

    /** Starts a single broker, which may keep its data in this directory. */
    public KafkaBroker start(Path directory) {
        return new ContainerBroker();
    }

    /** Returns the value of the property that chooses this environment. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the environment that the property names. The default is {@link #TESTCONTAINERS} if a Docker daemon
     * answers.
     */
    public static Environment chosen() {
        String wanted = System.getProperty(PROPERTY, AUTO);
        Environment environment = choose(wanted, Environment::dockerAnswers);
        LOG.atInfo()
                .addKeyValue("environment", environment.label())
                .addKeyValue("property", wanted)
                .log("The tests have their environment");
        return environment;
    }

    /** Whether there is a Docker daemon to run containers. */
    public static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * @throws IllegalArgumentException if there is no such environment
     * @throws IllegalStateException if it needs Docker, and there is none
     */
    static Environment choose(String wanted, BooleanSupplier dockerAnswers) {
        if (wanted.isBlank() || wanted.equals(AUTO)) {
            return dockerAnswers.getAsBoolean() ? TESTCONTAINERS : IN_PROCESS;
        }
        Environment named = named(wanted);
        if (named != IN_PROCESS && !dockerAnswers.getAsBoolean()) {
            throw new IllegalStateException(PROPERTY + " is " + wanted + ", but no Docker daemon answers. Start one, or"
                    + " run with -D" + PROPERTY + "=" + IN_PROCESS.label() + ".");
        }
        return named;
    }

    private static Environment named(String wanted) {
        return Arrays.stream(values())
                .filter(environment -> environment.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        PROPERTY + " is " + wanted + ". Give " + AUTO + " or one of " + words() + "."));
    }

    private static String words() {
        return Arrays.stream(values()).map(Environment::label).collect(Collectors.joining(", "));
    }
}
