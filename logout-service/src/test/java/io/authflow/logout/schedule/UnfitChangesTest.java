package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.event.EventType;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests changes that are not valid or cannot be read. */
class UnfitChangesTest {

    @TempDir
    private Path directory;

    private ChangedSession session;

    @BeforeEach
    void open() {
        session = new ChangedSession(directory);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"60.0", "6e1", "600E-1"})
    void anIntegralNumberIsAnInteger(String seconds) {
        assertThat(session.said(ChangedSession.extend(seconds), "c")).contains("extended");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'action':'ChangedSession.END'               | INVALID_FIELD | action",
                "'action':'cancel'            | INVALID_FIELD | action",
                "'actions':'end'              | INVALID_FIELD | action",
                "'action':null                | WRONG_TYPE    | action",
                "'action':42                  | WRONG_TYPE    | action",
                "'action':['end']             | WRONG_TYPE    | action",
                "'action':'extend'            | INVALID_FIELD | seconds",
                "'action':'extend','seconds':'60'  | WRONG_TYPE   | seconds",
                "'action':'extend','seconds':60.5  | WRONG_TYPE   | seconds",
                "'action':'extend','seconds':null  | WRONG_TYPE   | seconds",
                "'action':'extend','seconds':0     | OUT_OF_RANGE | seconds",
                "'action':'extend','seconds':86401 | OUT_OF_RANGE | seconds",
                "'action':'extend','seconds':1e400 | OUT_OF_RANGE | seconds",
                "'action':'extend','seconds':1e999999999 | OUT_OF_RANGE | seconds",
                "'action':'extend','seconds':1e-999999999 | WRONG_TYPE | seconds",
                "'action':'end','seconds':60       | INVALID_FIELD | seconds",
                "'action':'end','seconds':null     | INVALID_FIELD | seconds"
            },
            quoteCharacter = '`')
    void refusesWhatItCannotTakeAndSaysWhy(String fields, String code, String field) {
        String change = "{\"requestId\":\"" + ChangedSession.SESSION + "\"," + fields.replace('\'', '"') + "}";

        assertThat(session.said(change, "c"))
                .isEqualTo("{\"requestId\":\"" + ChangedSession.SESSION + "\",\"outcome\":\"refused\",\"code\":\""
                        + code + "\",\"field\":\"" + field + "\"}");
        assertThat(session.sessions.read(ChangedSession.DEAD_LETTERS)).isEmpty();
        assertThat(session.sessions.read(EventType.LOGOUT_DUE)).isEmpty();
    }

    @Test
    void aRefusalIsRepeatedToo() {
        String first = session.said(ChangedSession.extend("0"), "c");

        assertThat(session.said(ChangedSession.extend("0"), "c")).isEqualTo(first);
        session.send(ChangedSession.extend("60"), "c");
        assertThat(session.sessions.read(EventType.SESSION_CHANGED)).isEmpty();
        assertThat(session.deadLetter().path("code").asString()).isEqualTo("CONFLICT");
    }

    @Test
    void anIdThatNoAnswerCanNameIsRefused() {
        String answer = session.said(ChangedSession.END, "two words");

        assertThat(answer).contains("refused", "INVALID_FIELD", "\"field\":\"id\"");
        assertThat(session.sessions.read(EventType.LOGOUT_DUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'ID','action':'end'} trailing",
                "{'requestId':'ID','action':'end','action':'end'}",
                "{'requestId':'ID','action':'end'",
                "{'x':{'requestId':'other'},'requestId':'ID','action':",
            })
    void deadLettersWhatCannotBeReadUnderItsId(String value) {
        session.send(value.replace('\'', '"').replace("ID", ChangedSession.SESSION), "c");

        assertThat(session.deadLetter().path("requestId").asString()).isEqualTo(ChangedSession.SESSION);
        assertThat(session.sessions.read(EventType.FAILED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"x\"",
                "nonsense",
                "{}",
                "{\"action\":\"end\"}",
                "{\"requestId\":\"a b\",\"action\":\"end\"}",
                "{\"requestId\":42,\"action\":\"end\"}",
                "{\"requestId\":\"one\",\"requestId\":\"two\",\"action\":\"end\"}"
            })
    void deadLettersWithoutAnIdWhatNamesNone(String value) {
        session.send(value, "c");

        assertThat(session.deadLetter().has("requestId")).isFalse();
        assertThat(session.sessions.read(EventType.SESSION_CHANGED)).isEmpty();
    }
}
