package io.authflow.localcognito.token;

/** User and session of an access token. */
public record AccessClaims(String userSub, String sessionId) {}
