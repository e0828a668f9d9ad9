package io.authflow.localcognito.http;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.ledger.LedgerJson;
import io.authflow.localcognito.ledger.LedgerRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves documents over GET: a pool's public keys, the ledger records in memory as JSON lines, and the health. */
final class Documents {
    private static final String JWKS = "/.well-known/jwks.json";
    private final Account account;
    private final Ledger ledger;

    Documents(Account account, Ledger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    /** Sends the requested document. Returns false if there is no such document. */
    boolean send(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        return switch (path) {
            case "/_health" -> send(response, callback, "{\"status\":\"UP\"}");
            case "/_ledger" -> sendLedger(request, response, callback);
            default -> jwks(path).map(keys -> send(response, callback, keys)).orElse(false);
        };
    }

    private Optional<String> jwks(String path) {
        if (!path.endsWith(JWKS) || path.length() <= JWKS.length()) {
            return Optional.empty();
        }
        String poolId = path.substring(1, path.length() - JWKS.length());
        return account.find(poolId).map(pool -> pool.tokens().keys().publicJwks());
    }

    private static boolean send(Response response, Callback callback, String json) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private boolean sendLedger(Request request, Response response, Callback callback) throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/jsonl");
        try (OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response))) {
            for (LedgerRecord written : ledger.since(since(request))) {
                out.write(LedgerJson.line(written));
                out.write('\n');
            }
        }
        callback.succeeded();
        return true;
    }

    /** Reads {@code ?since=N}: only records with a higher number are sent. Without it, all are sent. */
    private static long since(Request request) {
        String query = request.getHttpURI().getQuery();
        return query != null && query.matches("since=\\d{1,18}") ? Long.parseLong(query.substring(6)) : 0;
    }
}
