package io.authflow.e2e.guarantee;

import io.authflow.contracts.RequestId;
import io.authflow.e2e.wire.Flow;
import io.authflow.e2e.wire.RawRecord;
import io.authflow.e2e.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Guarantee: every request has either one terminal event or one dead letter. No flow ends without a request.
 *
 * @param records all records of the flow's topics
 */
public record EveryRequestEndsOnce(List<RawRecord> records) {
    private static final Pattern REQUEST_ID =
            Pattern.compile("\"requestId\"\\s*:\\s*\"([A-Za-z0-9!()+,./:=@_-]{1,256})\"");

    public List<String> violations() {
        Map<String, Flow> flows = Flow.allOf(records);
        Map<String, List<RawRecord>> deadLetters = deadLetters();
        return Stream.concat(
                        requests()
                                .flatMap(request -> wrongNumberOfEnds(
                                        request, flows, deadLetters.getOrDefault(request.toString(), List.of()))),
                        endsOfNothing())
                .toList();
    }

    private Stream<RawRecord> requests() {
        return records.stream().filter(one -> one.topic().equals(Topics.REQUESTED));
    }

    private static Stream<String> wrongNumberOfEnds(
            RawRecord request, Map<String, Flow> flows, List<RawRecord> deadLetters) {
        List<String> ends = Stream.concat(
                        areInConflict(deadLetters) ? Stream.empty() : terminals(flows.get(requestId(request))),
                        deadLetters.stream()
                                .map(one -> one.topic() + " " + one.eventId())
                                .distinct())
                .toList();
        return ends.size() == 1
                ? Stream.empty()
                : Stream.of("request " + requestId(request) + " at " + request + " has these ends: " + ends);
    }

    /** It has a used id, and so no terminal event of its own. */
    private static boolean areInConflict(List<RawRecord> deadLetters) {
        return deadLetters.stream().anyMatch(one -> one.field("code").equals("CONFLICT"));
    }

    private Stream<String> endsOfNothing() {
        Set<String> asked = requests().map(EveryRequestEndsOnce::requestId).collect(Collectors.toSet());
        return records.stream()
                .filter(one ->
                        one.topic().equals(Topics.LOGGED_OUT) || one.topic().equals(Topics.FAILED))
                .filter(end -> !asked.contains(end.header("ce_correlationid").orElse("")))
                .map(end -> "nobody asked for what ends at " + end);
    }

    /** Each of them, a copy too: the journals let no request through twice. */
    private static Stream<String> terminals(@Nullable Flow flow) {
        return flow == null ? Stream.empty() : flow.terminals().stream().map(RawRecord::toString);
    }

    /** By the place of the request, as {@link RawRecord#toString()} writes it. */
    private Map<String, List<RawRecord>> deadLetters() {
        return records.stream()
                .filter(one -> one.topic().equals(Topics.DEAD_LETTER_OF_CHECK))
                .collect(Collectors.groupingBy(one -> new TopicPartition(
                                one.field("topic"), one.json().path("partition").asInt())
                        + "@" + one.json().path("offset").asLong()));
    }

    /** The one that it came with, or else the one that is made of its place. */
    private static String requestId(RawRecord request) {
        byte[] value = request.kafka().value();
        Matcher own = REQUEST_ID.matcher(value == null ? "" : new String(value, StandardCharsets.UTF_8));
        if (own.find()) {
            return own.group(1);
        }
        return RequestId.derive(
                        request.topic(), request.partition().partition(), request.offset(), request.appendedAt())
                .value();
    }
}
