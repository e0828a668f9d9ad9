package io.authflow.sealing;

import io.authflow.contracts.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a login. {@link #toString} shows no token.
 *
 * @param accessToken for the user pool's own operations and for resource servers
 * @param idToken tells who the user is; null if Cognito gave none
 * @param refreshToken gets further access and id tokens; null if the app client issues none
 * @param expiresIn lifetime of the access token in seconds, 0 or more
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AuthenticationResultType.html">AuthenticationResultType</a>
 */
public record Tokens(
        Secret accessToken,
        @Nullable Secret idToken,
        @Nullable Secret refreshToken,
        int expiresIn) {}
