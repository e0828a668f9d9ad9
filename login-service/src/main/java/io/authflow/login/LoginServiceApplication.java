package io.authflow.login;

import io.authflow.messaging.liveness.EndsWhenBroken;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The login-service as an application of its own. Its configuration comes from the environment. */
@SpringBootApplication(proxyBeanMethods = false)
public class LoginServiceApplication {

    /** The application, ready to run; its configuration file has a name of its own, so that services can share a JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(LoginServiceApplication.class)
                .properties("spring.config.name=login-service");
    }

    /** The application where nothing else runs in its process. */
    static SpringApplicationBuilder process() {
        return application().listeners(EndsWhenBroken.ofThisProcess());
    }

    public static void main(String[] args) {
        process().run(args);
    }
}
