package io.authflow.signup;

import io.authflow.messaging.liveness.EndsWhenBroken;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The signup-service as an application of its own. Its configuration comes from the environment. */
@SpringBootApplication(proxyBeanMethods = false)
public class SignupServiceApplication {

    /** The application, ready to run; its configuration file has a name of its own, so that services can share a JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(SignupServiceApplication.class)
                .properties("spring.config.name=signup-service");
    }

    /** The application where nothing else runs in its process. */
    static SpringApplicationBuilder process() {
        return application().listeners(EndsWhenBroken.ofThisProcess());
    }

    public static void main(String[] args) {
        process().run(args);
    }
}
