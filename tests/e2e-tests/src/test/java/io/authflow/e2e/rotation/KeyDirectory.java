package io.authflow.e2e.rotation;

import io.authflow.cli.keys.KeyRotation;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.JweOpener;
import io.authflow.sealing.SealContext;
import io.authflow.sealing.SealingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The key directory of a run, as its operator uses it. */
record KeyDirectory(Path path) {
    void rotate(Duration activeAfter, Duration keep) {
        KeyRotation.in(path).rotate(SealingKeys.AUDIENCES, Instant.now(), activeAfter, keep);
    }

    /** The password of a request, opened with the private keys of login-service that are there now. */
    String open(AuthRequested request) {
        SealingKeys login = SealingKeys.load(path.resolve("login.json").toString());
        return new JweOpener(login, InstantSource.system())
                .open(
                        ((Password.SealedCopies) request.password()).login(),
                        SealContext.password("login", request.requestId(), request.username(), null))
                .reveal();
    }
}
