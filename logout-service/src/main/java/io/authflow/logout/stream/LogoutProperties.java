package io.authflow.logout.stream;

import io.authflow.contracts.LogoutBy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions end, as {@code authflow.logout.*}; login-service has the same setting.
 *
 * @param by how sessions end: username, access-token or refresh-token; alike in login-service and logout-service
 */
@ConfigurationProperties("authflow.logout")
record LogoutProperties(@DefaultValue("username") LogoutBy by) {}
