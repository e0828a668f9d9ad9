package io.authflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.authflow.contracts.event.AuthRequested;
import io.authflow.contracts.event.EventJson;
import io.authflow.contracts.event.LoggedIn;
import io.authflow.contracts.event.LogoutDue;
import io.authflow.contracts.event.Password;
import io.authflow.contracts.event.UserFound;
import io.authflow.contracts.event.UserNotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that no type of the contract shows a secret in its text, its JSON or its exceptions. */
class SecretsTest {
    private static final String CANARY = "canary-5ecret";
    private static final Secret SECRET = new Secret(CANARY);
    private static final Sealed SEALED = new Sealed("canary-5ecret.b.c.d.e");
    private static final RequestId ID = new RequestId("request-1");

    @ParameterizedTest
    @MethodSource("holders")
    void printsNoSecret(Object holder) {
        assertThat(holder.toString()).doesNotContain(CANARY);
        assertThat(List.of(Optional.of(holder), Map.of("key", holder)).toString())
                .doesNotContain(CANARY);
    }

    static Stream<Object> holders() {
        Password.SealedCopies copies = new Password.SealedCopies(SEALED, SEALED);
        return Stream.of(
                SECRET,
                SEALED,
                new Password.Plain(SECRET),
                copies,
                new AuthRequested(ID, "a", new Password.Plain(SECRET), 1),
                new AuthRequested(ID, "a", copies, 1),
                new UserFound(ID, "a", copies, 1),
                new UserNotFound(ID, "a", copies, 1),
                new LoggedIn(ID, "a", SEALED, 1, 1),
                new LogoutDue(ID, "a", null, SEALED, Instant.EPOCH, Instant.EPOCH),
                new LoggedIn(ID, "a", SEALED, SEALED, "b", true, 1, 1),
                LogoutDue.afterUncertainLogin(ID, "a", FailureCode.UNAVAILABLE, Instant.EPOCH),
                new KeyedHash((CANARY + CANARY + CANARY).getBytes()));
    }

    @Test
    void aSecretPrintsAsStars() {
        assertThat(SECRET).hasToString("***");
    }

    @Test
    void aPlainPasswordPrintsAsStars() {
        assertThat(new Password.Plain(SECRET)).hasToString("Plain[secret=***]");
    }

    @Test
    void aSealedValuePrintsAsAWord() {
        assertThat(SEALED).hasToString("sealed");
    }

    @Test
    void aSecretSerializesAsStars() {
        assertThat(EventJson.mapper().writeValueAsString(Map.of("a", SECRET, "b", new Password.Plain(SECRET))))
                .doesNotContain(CANARY)
                .contains("\"***\"");
    }

    @Test
    void theHashCodeOfASecretSaysNothing() {
        assertThat(SECRET).hasSameHashCodeAs(new Secret("another"));
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void complainsWithoutTheSecret(ThrowingCallable call) {
        assertThatThrownBy(call).satisfies(e -> {
            assertThat(e.getMessage()).doesNotContain(CANARY);
            assertThat(e).hasNoCause();
        });
    }

    static Stream<ThrowingCallable> complaints() {
        Password plain = new Password.Plain(SECRET);
        String json = "{\"username\":\"a\",\"password\":\"" + CANARY + "\",\"sessionSeconds\":\"" + CANARY + "\"";
        return Stream.of(
                () -> new Sealed(CANARY),
                () -> new AuthRequested(ID, CANARY + " ", plain, 1),
                () -> new AuthRequested(ID, "a", plain, 0),
                () -> new RequestId(CANARY + "\n"),
                () -> new UserRef(CANARY),
                () -> new KeyedHash(CANARY.getBytes()),
                () -> KeyedHash.ofBase64(CANARY),
                () -> EventJson.read((json + "}").getBytes(), UserFound.class),
                () -> EventJson.read(json.getBytes(), UserFound.class),
                () -> EventJson.read((json + "," + CANARY).getBytes(), UserFound.class),
                () -> EventJson.read(("\"" + CANARY + "\"").getBytes(), UserFound.class));
    }

    @Test
    void theRuleFindsARecordThatPrintsASecret() {
        JavaClasses leaky = new ClassFileImporter().importClasses(Leaky.class);

        assertThatThrownBy(() -> PackagesTest.noRecordThatPrintsHoldsASecretAsAString.check(leaky))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("accessToken");
    }

    private record Leaky(String accessToken) {}
}
