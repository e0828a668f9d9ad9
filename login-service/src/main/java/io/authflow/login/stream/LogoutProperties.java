package io.authflow.login.stream;

import io.authflow.contracts.LogoutBy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The setting that login-service shares with logout-service, which token, if any, a logout will need.
 *
 * @param by how sessions end: username, access-token or refresh-token; alike in login-service and logout-service
 */
@ConfigurationProperties("authflow.logout")
record LogoutProperties(@DefaultValue("username") LogoutBy by) {}
