package io.authflow.e2e.guarantee;

import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Guarantee: no password and no token appears in a record or a log line, in any form. The topic of requests is left
 * out, because tests publish passwords in clear there.
 *
 * @param passwords all passwords that were ever used
 * @param tokens all tokens that Cognito issued
 * @param records of every topic, including Kafka's own topics and aborted records
 * @param log all log lines of this process
 */
public record NoSecretOnTheWire(
        Collection<String> passwords, Collection<String> tokens, List<RawRecord> records, List<String> log) {
    /** Tokens begin alike; what they end with, a signature or a tag, is of this one only. */
    private static final int TOKEN_END = 40;

    public List<String> violations() {
        Needles needles =
                new Needles(Stream.concat(passwords.stream(), tokens.stream().map(NoSecretOnTheWire::end))
                        .toList());
        return Stream.concat(inRecords(needles), inLog(needles)).toList();
    }

    private Stream<String> inRecords(Needles needles) {
        return records.stream()
                .filter(one -> !one.topic().equals(Topics.REQUESTED))
                .filter(one -> one.bytes().anyMatch(needles::areIn))
                .map(one -> "a secret stands in the record " + one);
    }

    private Stream<String> inLog(Needles needles) {
        return Stream.iterate(0, line -> line < log.size(), line -> line + 1)
                .filter(line -> needles.areIn(log.get(line)))
                .map(line -> "a secret stands in line " + (line + 1) + " of the log");
    }

    /** The part of a token that no other one has. */
    public static String end(String token) {
        return token.substring(token.length() - TOKEN_END);
    }

    @Override
    public String toString() {
        return "NoSecretOnTheWire[***]";
    }
}
