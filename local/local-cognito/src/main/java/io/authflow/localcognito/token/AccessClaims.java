package io.authflow.localcognito.token;

/** Whom and which session an access token names. */
public record AccessClaims(String userSub, String sessionId) {}
