package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a log-in gave. Its secrets print as stars.
 *
 * @param refreshToken null where the app client issues none
 * @param expiresIn life of the access token in seconds
 */
public record Session(Secret accessToken, @Nullable Secret refreshToken, int expiresIn) {}
