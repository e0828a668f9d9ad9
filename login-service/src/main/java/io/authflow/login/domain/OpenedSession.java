package io.authflow.login.domain;

import io.authflow.sealing.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * A session that the user pool has opened.
 *
 * @param tokens the tokens of the session
 * @param user the immutable name of the user; null if the tokens do not tell it
 */
public record OpenedSession(Tokens tokens, @Nullable String user) {}
