package io.authflow.messaging.offset;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.contracts.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetMetadataTest {
    private static final long OFFSET = 1_000_000_000_000L;

    @Test
    void isReadAsItWasWritten() {
        CommittedState state = new CommittedState(
                -42,
                true,
                ranges(OFFSET + 1, OFFSET + 65_535),
                Map.of(
                        OFFSET,
                        new EarlierAttempts(
                                7, Duration.ofSeconds(299), Duration.ZERO, Duration.ofSeconds(12), Progress.UNCERTAIN),
                        OFFSET + 2,
                        new EarlierAttempts(1, Duration.ZERO, Duration.ZERO, null, Progress.NONE),
                        OFFSET + 3,
                        new EarlierAttempts(9, Duration.ZERO, Duration.ofDays(3), null, Progress.NONE)));

        assertThat(OffsetMetadata.read(OFFSET, OffsetMetadata.write(OFFSET, state)))
                .isEqualTo(state);
    }

    @Test
    void fitsTheBrokersLimitWhateverWaits() {
        OffsetRanges done = new OffsetRanges();
        LongStream.range(0, 20_000).filter(i -> i % 2 == 1).forEach(i -> done.add(OFFSET + i));
        Map<Long, EarlierAttempts> waiting = new LinkedHashMap<>();
        LongStream.range(0, 2_000)
                .forEach(i -> waiting.put(
                        OFFSET + 2 * i,
                        new EarlierAttempts(
                                300, Duration.ofDays(20_000), Duration.ZERO, Duration.ofDays(365), Progress.BEGUN)));

        String written = OffsetMetadata.write(OFFSET, new CommittedState(Long.MAX_VALUE, false, done, waiting));

        assertThat(written).hasSizeLessThanOrEqualTo(OffsetMetadata.CHARACTERS_MAX);
        CommittedState read = OffsetMetadata.read(OFFSET, written);
        assertThat(read.done().ranges()).hasSize(500);
        assertThat(read.waiting()).hasSizeGreaterThan(200);
        assertThat(read.waiting().get(OFFSET).count()).isEqualTo(255);
    }

    @Test
    void isNotReleasedIfAnAttemptWithAnEffectDoesNotFit() {
        assertThat(writtenAndRead(waiting(400, Progress.UNCERTAIN)).released()).isFalse();
        assertThat(writtenAndRead(Map.of(OFFSET + OffsetMetadata.OFFSETS_AHEAD_MAX, attempts(Progress.BEGUN)))
                        .released())
                .isFalse();
    }

    @Test
    void attemptsWithAnEffectComeFirst() {
        Map<Long, EarlierAttempts> waiting = waiting(400, Progress.NONE);
        waiting.put(OFFSET + 400, attempts(Progress.UNCERTAIN));

        CommittedState read = writtenAndRead(waiting);

        assertThat(read.released()).isTrue();
        assertThat(read.waiting()).containsKeys(OFFSET, OFFSET + 400).doesNotContainKey(OFFSET + 399);
    }

    private static CommittedState writtenAndRead(Map<Long, EarlierAttempts> waiting) {
        CommittedState state = new CommittedState(1, true, new OffsetRanges(), waiting);
        return OffsetMetadata.read(OFFSET, OffsetMetadata.write(OFFSET, state));
    }

    private static Map<Long, EarlierAttempts> waiting(int records, Progress progress) {
        Map<Long, EarlierAttempts> waiting = new LinkedHashMap<>();
        LongStream.range(0, records).forEach(i -> waiting.put(OFFSET + i, attempts(progress)));
        return waiting;
    }

    private static OffsetRanges ranges(long... offsets) {
        OffsetRanges ranges = new OffsetRanges();
        LongStream.of(offsets).forEach(ranges::add);
        return ranges;
    }

    private static EarlierAttempts attempts(Progress progress) {
        return new EarlierAttempts(1, Duration.ZERO, Duration.ZERO, null, progress);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "authflow:",
                "authflow:!!!",
                "authflow:AgAAAAAAAAAAAAAAAA",
                "authflow:AQAAAAAAAAAAAAAAAAAA"
            })
    void whatIsOfAnotherFormTellsNothing(String metadata) {
        assertThat(OffsetMetadata.read(OFFSET, metadata)).isEqualTo(CommittedState.unknown());
    }
}
