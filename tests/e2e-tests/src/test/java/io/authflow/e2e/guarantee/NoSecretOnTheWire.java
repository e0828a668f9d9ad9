package io.authflow.e2e.guarantee;

import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * No password and no token stands in any record or any log line, in whatever form. Requests in clear are left out: they hold
 * what a test wrote there.
 *
 * @param passwords all that were ever used
 * @param tokens all that Cognito ever gave out
 * @param records of every topic, Kafka's own included, aborted ones too
 * @param log what this process has logged
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
