package io.authflow.messaging.engine;

import io.authflow.contracts.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The requests of a simulation. Judges what may happen to each request, and what must have happened at the end. */
final class SimulatedFlows {
    private static final String FAILED = "auth.failed.v1";
    private static final String LOGGED_OUT = "auth.logged-out.v1";
    private static final int USERS = 4;

    private final SimulatedWorld world;
    private final Map<String, SimulatedFlow> flows = new LinkedHashMap<>();
    /** Of each user, the offset of the latest request with a committed answer. */
    private final Map<String, Long> answered = new HashMap<>();

    SimulatedFlows(SimulatedWorld world) {
        this.world = world;
    }

    SimulatedFlow of(RequestId id) {
        return of(id.value());
    }

    SimulatedFlow of(byte[] key) {
        return of(SimulatedRecords.text(key));
    }

    private SimulatedFlow of(String id) {
        return Objects.requireNonNull(flows.get(id), id);
    }

    /**
     * A new request, or one that was made before, or another one under its id.
     *
     * @param isAnyUser whether the other one may be another user's, on another partition
     */
    void request(SimulatedTopic topic, boolean isAnyUser) {
        if (!flows.isEmpty() && world.percent(15)) {
            SimulatedFlow again = world.oneOf(new ArrayList<>(flows.values()));
            if (isAnyUser && world.percent(50)) {
                again.isShared = true;
                String user = "user" + world.dice.nextInt(USERS);
                append(topic, again, user, user.equals(again.user) ? "same" : "of-" + user);
            } else {
                append(topic, again, again.user, world.percent(20) ? "other" : "same");
            }
            return;
        }
        String id = "r" + flows.size() + (world.percent(2) ? SimulatedProducer.TOO_LARGE : "");
        SimulatedFlow flow = new SimulatedFlow(id, "user" + world.dice.nextInt(USERS), world.dice.nextInt(1, 60));
        flows.put(id, flow);
        flow.offset = append(topic, flow, flow.user, "same");
    }

    private long append(SimulatedTopic topic, SimulatedFlow flow, String user, String fingerprint) {
        ConsumerRecord<?, ?> record = topic.append(
                user,
                SimulatedRecords.request(flow.id, user, flow.seconds, fingerprint),
                new RecordHeaders(),
                world.millis());
        world.tell(() ->
                flow.id + " of " + user + ", " + fingerprint + ", is at " + record.partition() + "@" + record.offset());
        return record.offset();
    }

    /** A random change to a session. */
    void change(SimulatedSessions sessions) {
        if (!flows.isEmpty()) {
            String id = world.oneOf(new ArrayList<>(flows.values())).id;
            boolean ends = world.dice.nextBoolean();
            of(id).isEndAsked |= ends;
            sessions.change(id, ends ? "end" : String.valueOf(world.dice.nextInt(1, 30_000)));
        }
    }

    /** A committed record of login-service. */
    void answered(ProducerRecord<byte[], byte[]> committed) {
        if (!committed.topic().equals(EngineRig.ANSWERS) && !committed.topic().equals(FAILED)) {
            return;
        }
        SimulatedFlow flow = of(committed.key());
        world.tell(() -> flow.id + " is answered: " + committed.topic());
        world.require(++flow.answers == 1, () -> flow.id + " has a second answer");
        if (!flow.isShared) {
            Long before = answered.put(flow.user, flow.offset);
            world.require(
                    before == null || before < flow.offset, () -> "the answers to " + flow.user + " are out of order");
        }
        if (committed.topic().equals(EngineRig.ANSWERS)) {
            flow.answeredEffect = expiresIn(SimulatedRecords.text(committed.value()));
        }
    }

    /** The number of the attempt, which the simulated pool gives as the life of its tokens. */
    private static int expiresIn(String json) {
        int from = json.indexOf(':', json.indexOf("expires")) + 1;
        int to = from;
        while (to < json.length() && Character.isDigit(json.charAt(to))) {
            to++;
        }
        return Integer.parseInt(json.substring(from, to));
    }

    /** A committed record of logout-service. */
    void loggedOut(ProducerRecord<byte[], byte[]> committed) {
        if (committed.topic().equals(LOGGED_OUT)) {
            SimulatedFlow flow = of(committed.key());
            world.tell(() -> flow.id + " is logged out");
            world.require(++flow.logouts == 1, () -> flow.id + " is logged out a second time");
            world.require(flow.endedAt >= 0, () -> flow.id + " is logged out without a sign-out");
        } else {
            world.require(!committed.topic().equals(FAILED), () -> "a logout was given up");
        }
    }

    /** A committed message of the scheduler. */
    void fired(String id, String dueAt) {
        SimulatedFlow flow = of(id);
        world.require(++flow.fired == 1, () -> id + "'s timer fires twice");
        world.require(
                Long.parseLong(dueAt) == flow.due || flow.isEndAsked,
                () -> id + " has the due time " + dueAt + ", not " + flow.due);
        world.require(Long.parseLong(dueAt) <= world.millis(), () -> id + "'s timer fires early");
    }

    /** A committed answer to a change. */
    void changed(String id, String[] result) {
        if (result[0].equals("MOVED")) {
            of(id).due = Long.parseLong(result[1]);
        } else if (result[0].equals("FIRED")) {
            world.require(of(id).fired <= 1, () -> id + " was ended a second time");
        }
    }

    boolean haveAllFired() {
        return flows.values().stream().allMatch(flow -> flow.answeredEffect == 0 || flow.fired > 0);
    }

    List<String> open() {
        return flows.values().stream()
                .filter(flow -> flow.answers == 0 || flow.answeredEffect > 0 && flow.logouts == 0)
                .map(flow -> flow.id)
                .toList();
    }

    void judge() {
        flows.values().forEach(flow -> {
            world.require(flow.answers == 1, () -> flow.id + " has " + flow.answers + " answers");
            world.require(
                    flow.logouts == (flow.answeredEffect > 0 ? 1 : 0),
                    () -> flow.id + " has " + flow.logouts + " logouts");
            world.require(
                    flow.withoutOwner().isEmpty(),
                    () -> flow.id + " has sessions without an owner, of the attempts " + flow.withoutOwner());
        });
    }
}
