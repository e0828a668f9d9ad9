package io.authflow.provisioning;

import static io.authflow.provisioning.Principal.CHECK_SERVICE;
import static io.authflow.provisioning.Principal.LOGIN_SERVICE;
import static io.authflow.provisioning.Principal.LOGOUT_SERVICE;
import static io.authflow.provisioning.Principal.OPERATOR;
import static io.authflow.provisioning.Principal.PUBLISHER;
import static io.authflow.provisioning.Principal.REQUESTER;
import static io.authflow.provisioning.Principal.SESSION_CHANGER;
import static io.authflow.provisioning.Principal.SIGNUP_SERVICE;

import io.authflow.contracts.Step;
import io.authflow.contracts.event.DeadLetter;
import io.authflow.contracts.event.EventType;
import io.authflow.contracts.topic.TopicCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue of all rights that the principals need. It has the readers and writers of every topic in the
 * {@link TopicCatalogue}. For each service it also has the consumer groups and the transactional ids. It gives nobody
 * the right to create, alter or delete a topic.
 */
public final class AccessCatalogue {
    private final List<Access> all;

    private AccessCatalogue(List<Access> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Makes the rights for the topics of a catalogue.
     *
     * @throws IllegalArgumentException if this class knows no readers and writers of a topic
     */
    public static AccessCatalogue of(TopicCatalogue topics) {
        Stream<Access> ofTopics = topics.topics().stream().flatMap(topic -> ofTopic(topic.name()));
        Stream<Access> ofServices = TopicCatalogue.services().stream().flatMap(AccessCatalogue::ofService);
        return new AccessCatalogue(Stream.concat(ofTopics, ofServices).toList());
    }

    public List<Access> all() {
        return all;
    }

    private static Stream<Access> ofTopic(String topic) {
        return users(topic).rights(topic);
    }

    private static Users users(String topic) {
        return EventType.ofTopic(topic)
                .map(type ->
                        type.takenBy().map(step -> takenBy(step, users(type))).orElseGet(() -> users(type)))
                .or(() -> usersOfDeadLetters(topic))
                .or(() -> usersOfState(topic))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The rights know no reader or writer of topic " + topic + ". Name them in AccessCatalogue."));
    }

    private static Users takenBy(Step step, Users others) {
        Stream<Principal> taker = Stream.of(Principal.ofService(step.service()));
        return new Users(
                others.writers(),
                Stream.concat(taker, others.readers().stream()).toList());
    }

    /** Returns the writers, and the readers besides the service that takes the event. */
    private static Users users(EventType type) {
        return switch (type) {
            case REQUESTED -> writers(PUBLISHER, OPERATOR).readers(OPERATOR);
            case USER_FOUND -> writers(CHECK_SERVICE, SIGNUP_SERVICE);
            case USER_NOT_FOUND -> writers(CHECK_SERVICE);
            case SIGNED_UP -> writers(SIGNUP_SERVICE, OPERATOR).readers(OPERATOR);
            case LOGGED_IN -> writers(LOGIN_SERVICE, OPERATOR).readers(REQUESTER, OPERATOR);
            case SESSION_CHANGE_REQUESTED -> writers(SESSION_CHANGER);
            case SESSION_CHANGED -> writers(LOGOUT_SERVICE).readers(SESSION_CHANGER, REQUESTER);
            case LOGOUT_DUE -> writers(LOGIN_SERVICE, LOGOUT_SERVICE, OPERATOR).readers(OPERATOR);
            case LOGGED_OUT -> writers(LOGOUT_SERVICE).readers(REQUESTER);
            case FAILED ->
                writers(CHECK_SERVICE, SIGNUP_SERVICE, LOGIN_SERVICE, LOGOUT_SERVICE)
                        .readers(REQUESTER);
        };
    }

    private static Optional<Users> usersOfDeadLetters(String topic) {
        return TopicCatalogue.services().stream()
                .filter(service -> DeadLetter.topicOf(service).equals(topic))
                .map(service -> writers(Principal.ofService(service)).readers(OPERATOR))
                .findFirst();
    }

    /**
     * Returns the readers and writers of a service's own topics. These are the journals, the claims of request ids, and
     * the scheduler's changelogs and strays.
     */
    private static Optional<Users> usersOfState(String topic) {
        return TopicCatalogue.services().stream()
                .filter(service -> topic.startsWith(ownNames(service)))
                .map(Principal::ofService)
                .map(owner -> writers(owner).readers(owner))
                .findFirst();
    }

    private static Stream<Access> ofService(String service) {
        Principal principal = Principal.ofService(service);
        Stream<Access> own = Stream.of(
                Access.group(principal, "authflow." + service), Access.transactions(principal, ownNames(service)));
        return principal == LOGOUT_SERVICE
                ? Stream.concat(own, Stream.of(Access.group(principal, TopicCatalogue.SCHEDULER_APPLICATION_ID)))
                : own;
    }

    /**
     * Returns the prefix of a service's own topics and transactional ids. The names of the scheduler have the prefix of
     * logout-service.
     */
    private static String ownNames(String service) {
        return "authflow." + service + ".";
    }

    private static Users writers(Principal... writers) {
        return new Users(List.of(writers), List.of());
    }

    private record Users(List<Principal> writers, List<Principal> readers) {
        Users readers(Principal... more) {
            return new Users(writers, List.of(more));
        }

        Stream<Access> rights(String topic) {
            return Stream.concat(
                    writers.stream().map(writer -> Access.write(writer, topic)),
                    readers.stream().map(reader -> Access.read(reader, topic)));
        }
    }
}
