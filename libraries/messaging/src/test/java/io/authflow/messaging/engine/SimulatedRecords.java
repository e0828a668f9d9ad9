package io.authflow.messaging.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.Sealed;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.messaging.record.Reading;
import io.authflow.messaging.step.InboundEvent;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The simulation's records. They hold a few words, because reading JSON would take most of the time. */
final class SimulatedRecords {
    private static final UserRef USER = new UserRef("u".repeat(43));
    private static final Password.SealedCopies PASSWORD =
            new Password.SealedCopies(null, new Sealed("aGVhZGVy..aXY.dGV4dA.dGFn"));

    private SimulatedRecords() {}

    /** @param fingerprint of the content: another one is another request under the same id */
    static byte[] request(String id, String user, int seconds, String fingerprint) {
        return bytes(id + " " + user + " " + seconds + " " + fingerprint);
    }

    static byte[] due(String id, String user, long openedAt, long dueAt) {
        return bytes(id + " " + user + " " + openedAt + " " + dueAt);
    }

    static Reading<UserFound> userFound(ConsumerRecord<byte[], byte[]> consumed) {
        String[] words = words(consumed.value());
        UserFound event = new UserFound(new RequestId(words[0]), words[1], PASSWORD, Integer.parseInt(words[2]));
        return new Reading.Readable<>(new InboundEvent<>(event, envelope(words[0], EngineRig.TOPIC)), words[3]);
    }

    static Reading<LogoutDue> logoutDue(ConsumerRecord<byte[], byte[]> consumed) {
        String[] words = words(consumed.value());
        LogoutDue event =
                new LogoutDue(new RequestId(words[0]), words[1], null, null, millis(words[2]), millis(words[3]));
        return new Reading.Readable<>(new InboundEvent<>(event, envelope(words[0], consumed.topic())), "");
    }

    private static Instant millis(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static Envelope envelope(String id, String topic) {
        return new Envelope("cause-of-" + id, "/test", topic, Instant.EPOCH, USER, new RequestId(id), null, null);
    }

    static String[] words(byte[] value) {
        return text(value).split(" ");
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
