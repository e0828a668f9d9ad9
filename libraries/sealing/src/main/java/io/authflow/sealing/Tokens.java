package io.authflow.sealing;

import io.authflow.contracts.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a log-in gave. Prints no token.
 *
 * @param accessToken for the user pool's own operations and for resource servers
 * @param idToken who the user is; null where Cognito gave none
 * @param refreshToken for more of the others; null where the app client issues none
 * @param expiresIn life of the access token in seconds, 0 or more
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AuthenticationResultType.html">AuthenticationResultType</a>
 */
public record Tokens(
        Secret accessToken,
        @Nullable Secret idToken,
        @Nullable Secret refreshToken,
        int expiresIn) {}
