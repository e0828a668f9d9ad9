package io.authflow.logout.stream;

import io.authflow.contracts.LogoutBy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions end, as {@code authflow.logout.*}; login-service has the same setting.
 *
 * @param by {@code username}, {@code access-token} or {@code refresh-token}
 */
@ConfigurationProperties("authflow.logout")
record LogoutProperties(@DefaultValue("username") LogoutBy by) {}
