package io.authflow.login;

import io.authflow.messaging.telemetry.EndsWhenBroken;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The Spring Boot application of login-service. */
@SpringBootApplication(proxyBeanMethods = false)
public class LoginServiceApplication {

    /**
     * Returns the application, ready to run. Its configuration file has its own name, so several services can share a
     * JVM.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(LoginServiceApplication.class)
                .properties("spring.config.name=login-service");
    }

    /** Returns the application for a process of its own. If the service is broken, the process ends. */
    static SpringApplicationBuilder process() {
        return application().listeners(EndsWhenBroken.ofThisProcess());
    }

    public static void main(String[] args) {
        process().run(args);
    }
}
