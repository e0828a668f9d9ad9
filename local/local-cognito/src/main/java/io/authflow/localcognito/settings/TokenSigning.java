package io.authflow.localcognito.settings;

/** Algorithms that sign access and id tokens. */
public enum TokenSigning {
    /** As in Cognito: anybody with the pool's JWKS can verify the tokens. */
    RS256,
    /**
     * Uses a key that only this server has, for benchmarks. The two RSA signatures of a login cost about 2.6 ms of CPU.
     * A benchmark would then measure this server instead of its client. The JWKS cannot verify these tokens.
     */
    HS256
}
