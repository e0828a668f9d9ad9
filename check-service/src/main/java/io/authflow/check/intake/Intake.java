package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.RequestId;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Username;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * Validates what anybody may have written to the topic of requests. Each fault has a code of its own; nothing of the value is
 * ever echoed.
 */
public final class Intake {
    /** The most headers that a record may have. */
    public static final int HEADERS_MAX = 64;

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    /** Keeps numbers as they are written: as a double, 86400.00000000000000001 would be in range. */
    private static final ObjectReader EXACT =
            EventJson.mapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final IntakeSettings settings;
    private final KeyedHash userHash;

    /** @param userHash what user references are made with */
    public Intake(IntakeSettings settings, KeyedHash userHash) {
        this.settings = settings;
        this.userHash = userHash;
    }

    /** The reference of a user, as every event of the flow carries it. */
    public UserRef userRef(String username) {
        return userHash.userRef(username, settings.caseSensitive());
    }

    /** Tells the content of a request from another's; the password, sealed anew each time, is no part of it. */
    public String fingerprint(AuthRequested request) {
        ReplyKey replyKey = request.replyKey();
        return fingerprint(String.join(
                        "\n",
                        request.username(),
                        Integer.toString(request.sessionSeconds()),
                        request.intent().word(),
                        replyKey == null ? "" : replyKey.thumbprint())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Tells a value that is no request from another. */
    public String fingerprint(byte @Nullable [] value) {
        return value == null ? "" : userHash.hash(value);
    }

    public IntakeAnswer read(RawRequest raw) {
        JsonScan scan = JsonScan.of(raw.value());
        try {
            checkHeaders(raw);
            return accepted(scan.text(), raw);
        } catch (RefusedException refused) {
            return new IntakeAnswer.Refused(requestId(scan, raw), userRef(scan), refused.code(), refused.field());
        }
    }

    /** An id that does not fit is never answered under the header's, which may be another request's. */
    private static @Nullable RequestId requestId(JsonScan scan, RawRequest raw) {
        String id = scan.namesId() ? scan.requestId() : raw.headerId();
        if (id != null && RequestId.isValid(id) && (scan.namesId() || scan.isObject())) {
            return new RequestId(id);
        }
        return scan.isObject() ? raw.derivedId().get() : null;
    }

    private @Nullable UserRef userRef(JsonScan scan) {
        String username = scan.username();
        return username != null && Username.isValid(username) ? userRef(username) : null;
    }

    private static void checkHeaders(RawRequest raw) throws RefusedException {
        if (raw.headers() > HEADERS_MAX) {
            throw new RefusedException(FailureCode.TOO_MANY_HEADERS);
        }
        if (raw.contentType() != null
                && !JSON.matcher(raw.contentType().strip()).matches()) {
            throw new RefusedException(FailureCode.UNSUPPORTED_CONTENT_TYPE);
        }
        if (raw.type() != null && !raw.type().equals(EventType.REQUESTED.topic())) {
            throw new RefusedException(FailureCode.UNSUPPORTED_VERSION);
        }
    }

    private IntakeAnswer accepted(String text, RawRequest raw) throws RefusedException {
        RequestFields fields = new RequestFields(tree(text));
        AuthRequested request = new AuthRequested(
                fields.requestId(raw.headerId(), raw.derivedId()),
                fields.username(),
                fields.password(settings.plainIntake()),
                fields.sessionSeconds(settings.sessionSeconds()),
                fields.intent(),
                fields.replyKey());
        return new IntakeAnswer.Accepted(request, fields.unknown());
    }

    /** The scan has passed the text; what the tree can still refuse is a number of a thousand digits. */
    private static JsonNode tree(String text) throws RefusedException {
        try {
            return EXACT.readTree(text);
        } catch (JacksonException quotesTheInput) {
            throw new RefusedException(FailureCode.OUT_OF_RANGE);
        }
    }
}
