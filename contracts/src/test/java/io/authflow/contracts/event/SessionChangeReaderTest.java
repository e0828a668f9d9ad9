package io.authflow.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.authflow.contracts.RequestId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionChangeReaderTest {
    private static final String END = "{\"requestId\":\"a\",\"action\":\"end\"}";
    private static final RequestId ID = new RequestId("a");

    @Test
    void readsAChange() {
        assertThat(read(END)).isEqualTo(new ChangeReading.Readable(SessionChangeRequested.end(ID)));
    }

    @Test
    void readsAWholeCharacterInTwoEscapes() {
        assertThat(read(END.replace("}", ",\"note\":\"\\ud83d\\ude00\"}")))
                .isEqualTo(new ChangeReading.Readable(SessionChangeRequested.end(ID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void anotherEncodingIsUnreadable(String charset) {
        assertThat(SessionChangeReader.read(END.getBytes(Charset.forName(charset))))
                .isEqualTo(new ChangeReading.Unreadable(null));
    }

    @Test
    void aByteOrderMarkOrABrokenByteIsUnreadable() {
        byte[] broken = END.replace("end", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read("\uFEFF" + END)).isEqualTo(new ChangeReading.Unreadable(null));
        assertThat(SessionChangeReader.read(broken)).isEqualTo(new ChangeReading.Unreadable(null));
    }

    @Test
    void nothingAndTooMuchAreUnreadable() {
        byte[] large = new byte[EventJson.VALUE_BYTES_MAX + 1];
        Arrays.fill(large, (byte) ' ');

        assertThat(SessionChangeReader.read(null)).isEqualTo(new ChangeReading.Unreadable(null));
        assertThat(SessionChangeReader.read(large)).isEqualTo(new ChangeReading.Unreadable(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\":\"a\",\"action\":",
                "{\"x\":[{\"requestId\":\"b\"}],\"requestId\":\"a\"} {}",
                "{\"requestId\":\"a\",\"requestId\":\"a\"}",
                "{\"requestId\":\"a\",\"seconds\":1e99999999999}",
                "{\"requestId\":\"a\",\"action\":\"end\",\"note\":\"\\ud800\"}",
                "{\"requestId\":\"a\",\"action\":\"end\",\"x\":[{\"note\":\"\\udc00\\ud800\"}]}",
                "{\"requestId\":\"a\",\"action\":\"end\",\"x\":{\"\\ud800\":1}}"
            })
    void tellsTheSessionOfWhatCannotBeRead(String value) {
        assertThat(read(value)).isEqualTo(new ChangeReading.Unreadable(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\":\"a\",\"requestId\":\"b\"}",
                "{\"requestId\":\"a\",\"requestId\":1}",
                "[{\"requestId\":\"a\"}",
                "{\"x\":{\"requestId\":\"a\"}",
                "{\"requestId\":\"a b\""
            })
    void tellsNoSessionWhereNoneIsCertain(String value) {
        assertThat(read(value)).isEqualTo(new ChangeReading.Unreadable(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100e2147483647",
                "1e2147483648",
                "1e-2147483647",
                "0.1e-2147483647",
                "0.1e-2147483648",
                "-100e2147483647",
                "1e99999999999",
                "1e-99999999999"
            })
    void noExponentIsTooMuch(String seconds) {
        assertThat(read("{\"requestId\":\"a\",\"action\":\"extend\",\"seconds\":" + seconds + "}"))
                .isNotInstanceOf(ChangeReading.Readable.class)
                .extracting(ChangeReading::requestId)
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "0e999999999", "-1e999999999"})
    void aHugeExponentCostsNothing(String seconds) {
        long before = System.nanoTime();
        ChangeReading reading = read("{\"requestId\":\"a\",\"action\":\"extend\",\"seconds\":" + seconds + "}");

        assertThat(reading).isInstanceOf(ChangeReading.Refused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void readsWhatIsAsLongAsTheValueMayBe(String end, String field) {
        String change = "{\"requestId\":\"a\",\"action\":" + end + "," + field + "}";

        assertThat(change.length()).isBetween(EventJson.VALUE_BYTES_MAX - 100, EventJson.VALUE_BYTES_MAX);
        assertThat(read(change)).isInstanceOf(ChangeReading.Readable.class);
    }

    static Stream<Arguments> longest() {
        int most = EventJson.VALUE_BYTES_MAX - 80;
        return Stream.of(
                arguments("\"end\"", "\"x\":1" + "0".repeat(most)),
                arguments("\"end\"", "\"x\":-0." + "1".repeat(most)),
                arguments("\"end\"", "\"" + "n".repeat(most) + "\":1"),
                arguments("\"extend\"", "\"seconds\":60." + "0".repeat(most)),
                arguments("\"extend\"", "\"seconds\":6" + "0".repeat(most) + "e-" + (most - 1)));
    }

    @Test
    void tellsTheSessionBehindALongNameAndALongNumber() {
        assertThat(read("{\"" + "n".repeat(50_100) + "\":1" + "0".repeat(1_100) + ",\"requestId\":\"a\",\"action\":"))
                .isEqualTo(new ChangeReading.Unreadable(ID));
    }

    /** Stripping the zeros takes a second on an idle machine. */
    @Test
    void aLongNumberCostsLittle() {
        String change = "{\"requestId\":\"a\",\"action\":\"extend\",\"seconds\":60." + "0".repeat(65_000) + "}";
        read(change);

        long best =
                LongStream.range(0, 5).map(i -> nanos(() -> read(change))).min().orElseThrow();

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(250));
    }

    private static long nanos(Runnable work) {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }

    private static ChangeReading read(String value) {
        return SessionChangeReader.read(value.getBytes(StandardCharsets.UTF_8));
    }
}
