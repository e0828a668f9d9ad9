package io.authflow.sealing;

import io.authflow.contracts.Secret;
import io.authflow.contracts.StrictUtf8;
import io.authflow.contracts.event.EventJson;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The plaintext of sealed tokens: the user name and the tokens of a login. */
record TokensText(String username, Tokens tokens) {
    private static final String USERNAME = "username";
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String ID_TOKEN = "idToken";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String EXPIRES_IN = "expiresIn";

    static byte[] write(String username, Tokens tokens) {
        return PaddedJson.write(json -> {
            json.put(USERNAME, username)
                    .put(ACCESS_TOKEN, tokens.accessToken().reveal())
                    .put(EXPIRES_IN, tokens.expiresIn());
            put(json, ID_TOKEN, tokens.idToken());
            put(json, REFRESH_TOKEN, tokens.refreshToken());
        });
    }

    static TokensText read(byte[] plaintext) {
        try {
            ObjectNode json = EventJson.mapper().readValue(StrictUtf8.decode(plaintext), ObjectNode.class);
            if (json != null
                    && json.path(USERNAME).isString()
                    && json.path(ACCESS_TOKEN).isString()) {
                return new TokensText(
                        json.path(USERNAME).stringValue(),
                        new Tokens(
                                new Secret(json.path(ACCESS_TOKEN).stringValue()),
                                secret(json, ID_TOKEN),
                                secret(json, REFRESH_TOKEN),
                                json.path(EXPIRES_IN).asInt(0)));
            }
        } catch (CharacterCodingException | JacksonException quotesTheInput) {
            // the exception below says so without quoting the input
        }
        throw Jwe.cannotOpen();
    }

    private static void put(ObjectNode json, String name, @Nullable Secret secret) {
        if (secret != null) {
            json.put(name, secret.reveal());
        }
    }

    private static @Nullable Secret secret(ObjectNode json, String name) {
        return json.path(name).isString() ? new Secret(json.path(name).stringValue()) : null;
    }
}
