package io.authflow.localcognito.token;

import io.authflow.localcognito.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an answer; they don't print.
 *
 * @param refresh absent in the answer to a refresh
 * @param expiresIn the access token's life in seconds
 */
public record TokenSet(Secret access, Secret id, @Nullable Secret refresh, long expiresIn) {}
