package io.authflow.localcognito.settings;

/** How access and id tokens are signed. */
public enum TokenSigning {
    /** As Cognito: whoever has the pool's JWKS can verify them. */
    RS256,
    /**
     * With a key that only this server has, for benchmarks: the two RSA signatures of a login cost about 2.6 ms of CPU, and
     * so would measure the stand-in instead of what calls it. The JWKS doesn't verify these.
     */
    HS256
}
