package io.authflow.e2e.example;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Secret;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.Intent;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.Password;
import io.authflow.sealing.JweSealer;
import io.authflow.sealing.PasswordSealer;
import io.authflow.sealing.ReplyKeyPair;
import io.authflow.sealing.SealingKeys;
import io.authflow.sealing.Tokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks for one session, and opens its tokens. */
public final class JavaClient {
    private final InstantSource clock = InstantSource.system();
    private final ReplyKeyPair replyKey = ReplyKeyPair.generate();
    private final RequestId id = RequestId.create(clock.instant(), new SecureRandom());
    private final String username;

    public JavaClient(String username) {
        this.username = username;
    }

    public RequestId id() {
        return id;
    }

    /** @param jwkSet what check-service serves at {@code /.well-known/authflow/jwks.json} */
    public void publish(String jwkSet, Secret password, Producer<String, byte[]> producer) {
        SealingKeys keys = SealingKeys.parse(jwkSet);
        PasswordSealer sealer = new PasswordSealer(new JweSealer(keys), Duration.ofHours(6), clock);
        Password sealed = sealer.seal(id, username, password, replyKey.publicKey());
        AuthRequested request = new AuthRequested(id, username, sealed, 120, Intent.LOGIN, replyKey.publicKey());
        producer.send(new ProducerRecord<>("auth.requested.v1", id.value(), EventJson.writeRequest(request)));
    }

    /** @param value of the record on {@code auth.logged-in.v1} whose key is the request id */
    public Tokens open(byte[] value) {
        LoggedIn loggedIn = EventJson.read(value, LoggedIn.class);
        return replyKey.open(loggedIn.tokens(), id, username, clock);
    }
}
