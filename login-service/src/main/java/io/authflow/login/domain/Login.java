package io.authflow.login.domain;

import io.authflow.contracts.Secret;
import io.authflow.sealing.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A session that the pool has opened.
 *
 * @param user the immutable name of the user; null if the tokens do not say it
 */
public record Login(Tokens tokens, @Nullable Secret user) {}
