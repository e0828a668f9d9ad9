package io.authflow.localrun;

import io.authflow.check.CheckServiceApplication;
import io.authflow.login.LoginServiceApplication;
import io.authflow.logout.LogoutServiceApplication;
import io.authflow.signup.SignupServiceApplication;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The four services, with the names that they have in Kafka. */
public enum FlowService {
    CHECK(CheckServiceApplication::application),
    SIGNUP(SignupServiceApplication::application),
    LOGIN(LoginServiceApplication::application),
    LOGOUT(LogoutServiceApplication::application);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final Supplier<SpringApplicationBuilder> application;

    FlowService(Supplier<SpringApplicationBuilder> application) {
        this.application = application;
    }

    /** Returns the service's name, for example {@code check-service}. */
    public String serviceName() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    SpringApplicationBuilder application() {
        return application.get();
    }
}
