package io.authflow.e2e.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Makes requests for different clients. One in ten repeats an earlier request, and one in a hundred names another user
 * under an earlier id. Half of the records have no key. Of the others, half have the request id as key, and half the
 * user.
 */
final class MixedRequests {
    private static final int REPEATS_PERCENT = 10;
    private static final int OTHER_USERS_PERCENT = 1;
    private static final int NEW_USERS_PERCENT = 5;

    private final Random random;
    private final List<String> users;
    private final String password;
    private final List<Request> fresh = new ArrayList<>();
    private final List<Request> made = new ArrayList<>();
    private int otherUsers;

    MixedRequests(long seed, List<String> users, String password) {
        this.random = new Random(seed);
        this.users = users;
        this.password = password;
    }

    private record Request(String id, String user, int seconds) {}

    List<Written> next(int number) {
        List<Written> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Request request = request();
            made.add(request);
            all.add(written(request));
        }
        return all;
    }

    /** How many different ids there are. */
    int ids() {
        return fresh.size();
    }

    /**
     * How many requests named another user than the one whose request owns the id. Each repetition counts.
     *
     * @param owners the user of each id's flow
     */
    long ofOtherUsers(Map<String, String> owners) {
        return made.stream()
                .filter(request -> !request.user().equals(owners.get(request.id())))
                .count();
    }

    private Request request() {
        int chance = random.nextInt(100);
        if (chance < REPEATS_PERCENT && !fresh.isEmpty()) {
            return fresh.get(random.nextInt(fresh.size()));
        }
        if (chance < REPEATS_PERCENT + OTHER_USERS_PERCENT && !fresh.isEmpty()) {
            otherUsers++;
            return new Request(fresh.get(fresh.size() - 1).id(), "other-" + otherUsers + "@example.com", 1);
        }
        Request request = new Request(UUID.randomUUID().toString(), user(), random.nextInt(1, 4));
        fresh.add(request);
        return request;
    }

    private String user() {
        return random.nextInt(100) < NEW_USERS_PERCENT
                ? "new-" + fresh.size() + "@example.com"
                : users.get(random.nextInt(users.size()));
    }

    private Written written(Request request) {
        String key = random.nextBoolean() ? null : random.nextBoolean() ? request.id() : request.user();
        return new Written(key, """
                {"requestId":"%s","username":"%s","password":"%s","sessionSeconds":%d}""".formatted(request.id(), request.user(), password, request.seconds()));
    }
}
