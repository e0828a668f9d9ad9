package io.authflow.login.stream;

import io.authflow.contracts.LogoutBy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The setting that login-service shares with logout-service, which token, if any, a logout will need.
 *
 * @param by {@code username}, {@code access-token} or {@code refresh-token}
 */
@ConfigurationProperties("authflow.logout")
record LogoutProperties(@DefaultValue("username") LogoutBy by) {}
