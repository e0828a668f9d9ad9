package io.authflow.check.intake;

import io.authflow.contracts.FailureCode;
import io.authflow.contracts.KeyedHash;
import io.authflow.contracts.ReplyKey;
import io.authflow.contracts.UserRef;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.event.Headers;
import io.authflow.contracts.event.Username;
import io.authflow.contracts.record.RequestScan;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Validates records of {@code auth.requested.v1}, which anybody may have written. Each fault has its own code. An
 * answer never quotes the value.
 */
public final class Intake {
    /** The largest number of headers that a record may have. */
    public static final int HEADERS_MAX = 64;

    /** The name of the {@code ce_id} in an answer, as in CloudEvents. */
    private static final String ID_FIELD = "id";

    private static final Pattern JSON =
            Pattern.compile("application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    private final IntakeSettings settings;
    private final KeyedHash userHash;

    /** @param userHash makes the user refs */
    public Intake(IntakeSettings settings, KeyedHash userHash) {
        this.settings = settings;
        this.userHash = userHash;
    }

    /** Returns the user ref of a user name, which all events of the flow carry. */
    public UserRef userRef(String username) {
        return userHash.userRef(username, settings.caseSensitive());
    }

    /**
     * Returns a fingerprint of a request's content, to tell a repeated request from a conflict. The content is the user
     * name, the length, the intent and the reply key. The password is left out, because each sealing gives a different
     * text.
     */
    public String fingerprint(AuthRequested request) {
        ReplyKey replyKey = request.replyKey();
        return fingerprint(String.join(
                        "\n",
                        request.username(),
                        Integer.toString(request.sessionSeconds()),
                        request.intent().wireName(),
                        replyKey == null ? "" : replyKey.thumbprint())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a fingerprint of a refused value: a keyed hash of its bytes. */
    public String fingerprint(byte @Nullable [] value) {
        return value == null ? "" : userHash.hash(value);
    }

    /** Validates a record. */
    public IntakeAnswer read(RawRequest raw) {
        RequestScan scan = RequestScan.of(raw.value());
        try {
            checkHeaders(raw);
            return accepted(text(scan), raw);
        } catch (RefusedException refused) {
            return new IntakeAnswer.Refused(
                    scan.requestId(raw.headerId(), raw.derivedId()), userRef(scan), refused.code(), refused.field());
        }
    }

    private static String text(RequestScan scan) throws RefusedException {
        FailureCode fault = scan.fault();
        if (fault != null) {
            throw new RefusedException(fault);
        }
        return scan.text();
    }

    private @Nullable UserRef userRef(RequestScan scan) {
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
        if (raw.id() != null && !Headers.isId(raw.id())) {
            throw new RefusedException(FailureCode.INVALID_FIELD, ID_FIELD);
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

    /**
     * Parses a text that the scan has accepted. Only a number can be refused here: one whose exponent is beyond
     * BigDecimal.
     */
    private static JsonNode tree(String text) throws RefusedException {
        try {
            return EventJson.readExactly(text);
        } catch (JacksonException | NumberFormatException quotesTheInput) { // NumberFormatException: huge exponent
            throw new RefusedException(FailureCode.OUT_OF_RANGE);
        }
    }
}
