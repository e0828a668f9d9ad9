package io.authflow.e2e.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All records that the services have published for one request.
 *
 * @param records without the records of clients
 */
public record Flow(String requestId, List<RawRecord> records) {
    private static final Set<String> OPENING = Set.of(Topics.SIGNED_UP, Topics.LOGGED_IN);
    private static final Set<String> FROM_CLIENTS = Set.of(Topics.REQUESTED, Topics.SESSION_CHANGE_REQUESTED);
    private static final Set<String> TERMINAL = Set.of(Topics.LOGGED_OUT, Topics.FAILED);

    public static Flow of(String requestId, List<RawRecord> all) {
        return new Flow(
                requestId,
                all.stream()
                        .filter(one -> !FROM_CLIENTS.contains(one.topic()) && one.isOf(requestId))
                        .toList());
    }

    /** Every flow that the services have published something for, by its request id. */
    public static Map<String, Flow> allOf(List<RawRecord> all) {
        Map<String, List<RawRecord>> byRequest = new LinkedHashMap<>();
        for (RawRecord one : all) {
            if (!FROM_CLIENTS.contains(one.topic())) {
                one.header("ce_correlationid")
                        .ifPresent(id -> byRequest
                                .computeIfAbsent(id, any -> new ArrayList<>())
                                .add(one));
            }
        }
        return byRequest.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> new Flow(entry.getKey(), List.copyOf(entry.getValue()))));
    }

    public List<String> topics() {
        return records.stream().map(RawRecord::topic).toList();
    }

    public List<RawRecord> on(String topic) {
        return records.stream().filter(one -> one.topic().equals(topic)).toList();
    }

    /** The one record on that topic. */
    public RawRecord only(String topic) {
        List<RawRecord> there = on(topic);
        if (there.size() != 1) {
            throw new AssertionError(this + " has " + there.size() + " records on " + topic + ", not one");
        }
        return there.get(0);
    }

    public boolean has(String topic) {
        return !on(topic).isEmpty();
    }

    /** Whether its session has begun. */
    public boolean isOpen() {
        return records.stream().anyMatch(one -> OPENING.contains(one.topic()));
    }

    /** The user of its session. */
    public String username() {
        return opening().field("username");
    }

    public boolean hasEnded() {
        return !terminals().isEmpty();
    }

    /** Each record that ends it, a copy too. */
    public List<RawRecord> terminals() {
        return records.stream().filter(one -> TERMINAL.contains(one.topic())).toList();
    }

    /**
     * When its session has lasted: from the append of the first event that opened it, for the length that this names, or what
     * the last change made of it.
     */
    public Instant due() {
        return on(Topics.SESSION_CHANGED).stream()
                .filter(answer -> answer.json().has("dueAt"))
                .max(Comparator.comparing(RawRecord::appendedAt).thenComparing(RawRecord::offset))
                .map(answer -> Instant.parse(answer.field("dueAt")))
                .orElseGet(this::firstDue);
    }

    private Instant firstDue() {
        RawRecord opening = opening();
        return opening.appendedAt()
                .plusSeconds(opening.json().path("sessionSeconds").asLong());
    }

    private RawRecord opening() {
        return records.stream()
                .filter(one -> OPENING.contains(one.topic()))
                .min(Comparator.comparing(RawRecord::appendedAt))
                .orElseThrow(() -> new AssertionError(this + " has no session"));
    }

    @Override
    public String toString() {
        return "flow " + requestId + " " + topics();
    }
}
