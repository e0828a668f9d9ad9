package io.authflow.modules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that no class of any module prints a secret, and that the rule finds classes that do. */
class PrintNoSecretTest {
    private static final ArchRule RULE = classes().should(new PrintNoSecret());

    @Test
    void noClassPrintsASecret() {
        RULE.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.authflow"));
    }

    @ParameterizedTest
    @ValueSource(classes = {Generated.class, Bytes.class, Settings.class, ReadsItsField.class, CallsItsAccessor.class})
    void findsOneThatDoes(Class<?> leaky) {
        assertThatThrownBy(() -> RULE.check(new ClassFileImporter().importClasses(leaky)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("print *** or give it the type Secret");
    }

    @ParameterizedTest
    @ValueSource(classes = {Redacted.class, NamesATokenOnly.class})
    void letsOthersPass(Class<?> silent) {
        assertThatCode(() -> RULE.check(new ClassFileImporter().importClasses(silent)))
                .doesNotThrowAnyException();
    }

    @Test
    void theFixturesPrintAsTheRuleSays() {
        assertThat(new Generated("canary", 1).toString()
                        + new Settings(Map.of("key", "canary"))
                        + new CallsItsAccessor("canary")
                        + new ReadsItsField("canary"))
                .containsPattern("canary.*canary.*canary.*canary");
    }

    record Generated(String accessToken, int expiresIn) {}

    record Bytes(byte[] signingKey) {}

    record Settings(Map<String, String> properties) {}

    record NamesATokenOnly(String accessTokenId) {}

    record CallsItsAccessor(String clientSecret) {
        @Override
        public String toString() {
            return "client " + clientSecret();
        }
    }

    record Redacted(String password) {
        @Override
        public String toString() {
            return "Redacted[password=***]";
        }
    }

    static final class ReadsItsField {
        private final String password;

        ReadsItsField(String password) {
            this.password = password;
        }

        @Override
        public String toString() {
            return "password " + password;
        }
    }
}
