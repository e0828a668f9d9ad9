package io.authflow.messaging.logging;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.EventRecord;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.testing.TestBroker;
import java.time.Instant;

/** The request that the logging service takes. */
final class LoggedRequest {
    private static final String JWE = "aGVhZGVy..aXY.dGV4dA.dGFn";
    private static final int USER_REF_LENGTH = 43;

    private LoggedRequest() {}

    /** Publishes a request. Each user has a key of its own, because records of one key wait for each other. */
    static void publish(TestBroker broker, String username) {
        UserFound event =
                new UserFound(new RequestId(username), username, new Password.SealedCopies(null, new Sealed(JWE)), 60);
        broker.publish(EventRecord.of(event, envelope(username)));
    }

    private static Envelope envelope(String username) {
        return new Envelope(
                "cause-of-" + username,
                "/test",
                "auth.user-found.v1",
                Instant.EPOCH,
                new UserRef(username.substring(0, 1).repeat(USER_REF_LENGTH)),
                new RequestId(username),
                null,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
}
