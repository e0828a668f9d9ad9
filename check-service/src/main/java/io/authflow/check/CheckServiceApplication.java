package io.authflow.check;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The check-service as an application of its own. Its configuration comes from the environment. */
@SpringBootApplication(proxyBeanMethods = false)
public class CheckServiceApplication {

    /** The application, ready to run; its configuration file has a name of its own, so that services can share a JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CheckServiceApplication.class)
                .properties("spring.config.name=check-service");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
