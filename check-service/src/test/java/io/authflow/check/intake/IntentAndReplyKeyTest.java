package io.authflow.check.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.Intent;
import io.authflow.sealing.ReplyKeyPair;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IntentAndReplyKeyTest {
    private static final ReplyKey REPLY_KEY = ReplyKeyPair.generate().publicKey();

    private final Intake intake = new Intake(new IntakeSettings(true, 120, false), new KeyedHash(new byte[32]));

    @Test
    void areRead() {
        AuthRequested request = read("'intent': 'login', 'replyKey': {'kty': 'EC', 'crv': 'P-256', 'x': '"
                + REPLY_KEY.x() + "', 'y': '" + REPLY_KEY.y() + "', 'use': 'enc', 'kid': 'mine'},");

        assertThat(request.intent()).isEqualTo(Intent.LOGIN);
        assertThat(request.replyKey()).isEqualTo(REPLY_KEY);
    }

    @Test
    void anOlderRequestWantsEitherAndNoTokens() {
        AuthRequested request = read("");

        assertThat(request.intent()).isEqualTo(Intent.AUTO);
        assertThat(request.replyKey()).isNull();
    }

    private AuthRequested read(String fields) {
        String json = "{" + fields + "'username': 'user@example.com', 'password': 'userpassword123'}";
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        RawRequest raw = new RawRequest(value, 0, null, null, null, null, () -> new RequestId("derived"));
        return ((IntakeAnswer.Accepted) intake.read(raw)).request();
    }
}
