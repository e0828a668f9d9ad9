package io.authflow.localcognito.http;

import io.authflow.localcognito.account.Account;
import io.authflow.localcognito.faults.Faults;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.quota.Quotas;
import java.io.IOException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Handles HTTP requests. {@code POST /} is a call, and GET reads a document. Any other request is not handled. */
public final class CognitoHandler extends Handler.Abstract {
    private static final int LARGEST_BODY = 1 << 20;
    private final CallReader reader;
    private final Documents documents;

    public CognitoHandler(Account account, Ledger ledger, Faults faults, Quotas quotas) {
        this.reader = new CallReader(new Api(account, ledger, quotas), faults);
        this.documents = new Documents(account, ledger);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (request.getMethod().equals("POST") && request.getHttpURI().getPath().equals("/")) {
            call(request, response, callback);
            return true;
        }
        return request.getMethod().equals("GET") && documents.send(request, response, callback);
    }

    private void call(Request request, Response response, Callback callback) throws IOException {
        Wire wire = new Wire(request, response, callback);
        byte[] body = Content.Source.asInputStream(request).readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            wire.send(Reply.error(
                    413, "RequestEntityTooLargeException", "A request may have " + LARGEST_BODY + " bytes at most."));
        } else {
            reader.read(request.getHeaders(), body, wire);
        }
    }
}
