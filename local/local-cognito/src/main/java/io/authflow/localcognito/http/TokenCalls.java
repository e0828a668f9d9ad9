package io.authflow.localcognito.http;

import com.nimbusds.jwt.SignedJWT;
import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.account.HostedPool;
import io.authflow.localcognito.pool.AppClient;
import io.authflow.localcognito.pool.Refusal;
import io.authflow.localcognito.pool.SessionTicket;
import io.authflow.localcognito.token.AccessClaims;
import io.authflow.localcognito.token.PoolTokens;
import java.text.ParseException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * GetUser, GlobalSignOut and RevokeToken. These calls have no signature. The pool is found by the access token's key,
 * or for RevokeToken by the client id.
 */
final class TokenCalls {
    private final Account account;

    TokenCalls(Account account) {
        this.account = account;
    }

    void addTo(Map<Operation, Call> calls) {
        calls.put(Operation.GET_USER, this::getUser);
        calls.put(Operation.GLOBAL_SIGN_OUT, this::globalSignOut);
        calls.put(Operation.REVOKE_TOKEN, this::revokeToken);
    }

    private ObjectNode getUser(Parameters parameters) {
        SignedJWT token = accessToken(parameters);
        HostedPool pool = pool(token);
        AccessClaims claims = pool.tokens().access(token);
        return UserJson.own(pool.pool().signOut().owner(claims.userSub(), claims.sessionId()));
    }

    private ObjectNode globalSignOut(Parameters parameters) {
        SignedJWT token = accessToken(parameters);
        HostedPool pool = pool(token);
        AccessClaims claims = pool.tokens().access(token);
        pool.pool().signOut().everywhere(claims.userSub(), claims.sessionId());
        return Reply.object();
    }

    private static SignedJWT accessToken(Parameters parameters) {
        try {
            return SignedJWT.parse(parameters.required("AccessToken"));
        } catch (ParseException e) {
            throw PoolTokens.invalid();
        }
    }

    private HostedPool pool(SignedJWT token) {
        return account.withKey(String.valueOf(token.getHeader().getKeyID())).orElseThrow(PoolTokens::invalid);
    }

    private ObjectNode revokeToken(Parameters parameters) {
        String token = parameters.required("Token");
        String clientId = parameters.required("ClientId");
        AppClient client = account.clients().client(clientId);
        client.checkSecret(parameters.optional("ClientSecret"));
        refuseJws(token);
        HostedPool pool = account.pool(client.poolId());
        pool.pool().signOut().revoke(ticket(pool, client, token));
        return Reply.object();
    }

    private static SessionTicket ticket(HostedPool pool, AppClient client, String token) {
        SessionTicket ticket =
                pool.tokens().refresh(token).orElseThrow(() -> Refusal.invalidParameter("Invalid Refresh Token"));
        if (!ticket.clientId().equals(client.id())) {
            throw Refusal.unauthorized("Refresh Token was not issued to client " + client.id());
        }
        return ticket;
    }

    /** Refuses access and id tokens with an error type of their own, because only refresh tokens can be revoked. */
    private static void refuseJws(String token) {
        try {
            SignedJWT.parse(token);
        } catch (ParseException e) {
            return;
        }
        throw new Refusal("UnsupportedTokenTypeException", "Only refresh tokens can be revoked");
    }
}
