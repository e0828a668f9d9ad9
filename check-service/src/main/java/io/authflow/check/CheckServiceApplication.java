package io.authflow.check;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Spring Boot application of check-service. */
@SpringBootApplication(proxyBeanMethods = false)
public class CheckServiceApplication {

    /**
     * Returns the application, ready to run. Its configuration file has its own name, so several services can share a
     * JVM.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CheckServiceApplication.class)
                .properties("spring.config.name=check-service");
    }

    /** Returns the application for a process of its own. If the service is broken, the process ends. */
    static SpringApplicationBuilder process() {
        return application().listeners(EndsWhenBroken.ofThisProcess());
    }

    public static void main(String[] args) {
        process().run(args);
    }
}
