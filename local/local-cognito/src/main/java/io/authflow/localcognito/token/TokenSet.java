package io.authflow.localcognito.token;

import io.authflow.localcognito.settings.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of an answer. They print as stars.
 *
 * @param refresh absent in the answer to a refresh
 * @param expiresIn lifetime of the access token in seconds
 */
public record TokenSet(Secret access, Secret id, @Nullable Secret refresh, long expiresIn) {}
