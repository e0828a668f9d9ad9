package io.authflow.localcognito.pool;

import io.authflow.localcognito.ledger.Draft;
import io.authflow.localcognito.ledger.Entry;
import io.authflow.localcognito.ledger.Kind;
import io.authflow.localcognito.ledger.Ledger;
import io.authflow.localcognito.ledger.LedgerRecord;
import io.authflow.localcognito.ledger.SessionRef;
import io.authflow.localcognito.settings.PoolSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * State of a pool. Only ledger entries change it, both new and replayed ones. Reads need no lock. A decision and its
 * entry are one step under the pool's lock.
 */
final class PoolState {
    private final String poolId;
    private final PoolSettings settings;
    private final Ledger ledger;
    private final Map<String, StoredUser> bySub = new ConcurrentHashMap<>();
    private final Map<String, String> subByName = new ConcurrentHashMap<>();
    private final Sessions sessions = new Sessions();

    PoolState(String poolId, PoolSettings settings, Ledger ledger) {
        this.poolId = poolId;
        this.settings = settings;
        this.ledger = ledger;
    }

    PoolSettings settings() {
        return settings;
    }

    Sessions sessions() {
        return sessions;
    }

    Optional<StoredUser> named(String name) {
        return Optional.ofNullable(subByName.get(fold(name))).map(bySub::get);
    }

    /**
     * Finds a user by name or sub. Operations of administrators take both as a user name.
     *
     * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html">AdminUserGlobalSignOut</a>
     */
    Optional<StoredUser> namedOrWithSub(String nameOrSub) {
        return named(nameOrSub).or(() -> withSub(nameOrSub));
    }

    Optional<StoredUser> withSub(String sub) {
        return Optional.ofNullable(bySub.get(sub));
    }

    /** Runs a decision under the pool's lock. */
    synchronized <T> T decide(Supplier<T> decision) {
        return decision.get();
    }

    Draft draft(Kind kind, String operation) {
        return Draft.of(kind, operation).pool(poolId);
    }

    Draft draft(Kind kind, String operation, User user) {
        return draft(kind, operation).user(user.username(), user.sub());
    }

    /** Writes the entry and applies it. Call this only within {@link #decide}. */
    LedgerRecord commit(Draft draft) {
        Entry entry = ledger.append(draft);
        apply(entry);
        return entry.record();
    }

    synchronized void apply(Entry entry) {
        LedgerRecord written = entry.record();
        String sub = Objects.requireNonNull(written.userSub());
        sessions.end(written.ended());
        switch (written.kind()) {
            case USER_CREATED -> create(written, Objects.requireNonNull(entry.passwordHash()));
            case USER_CONFIRMED -> change(sub, user -> user.withStatus(UserStatus.CONFIRMED, written.at()));
            case USER_DISABLED -> change(sub, user -> user.withEnabled(false, written.at()));
            case USER_ENABLED -> change(sub, user -> user.withEnabled(true, written.at()));
            case USER_UPDATED -> update(sub, written);
            case USER_DELETED -> delete(sub);
            case PASSWORD_SET -> setPassword(sub, written, Objects.requireNonNull(entry.passwordHash()));
            case LOGIN -> login(sub, Objects.requireNonNull(written.session()), written.at());
            case LOGIN_FAILED ->
                changeStored(sub, s -> s.withFailures(s.failures().next(written.at())));
            default -> {
                // The other kinds only end sessions, or change nothing.
            }
        }
    }

    private void create(LedgerRecord written, String passwordHash) {
        Map<String, String> attributes = Objects.requireNonNull(written.attributes());
        User user = new User(
                Objects.requireNonNull(written.userSub()),
                Objects.requireNonNull(written.username()),
                attributes,
                UserStatus.valueOf(Objects.requireNonNull(written.status())),
                true,
                written.at(),
                written.at());
        bySub.put(user.sub(), new StoredUser(user, passwordHash, SignInFailures.NONE));
        names(user).forEach(name -> subByName.put(name, user.sub()));
    }

    private void delete(String sub) {
        StoredUser gone = bySub.remove(sub);
        if (gone != null) {
            names(gone.user()).forEach(subByName::remove);
        }
    }

    private void update(String sub, LedgerRecord written) {
        Map<String, String> attributes = Objects.requireNonNull(written.attributes());
        withSub(sub).map(StoredUser::user).ifPresent(old -> {
            User updated = old.withAttributes(attributes, written.at());
            change(sub, user -> updated);
            rename(sub, names(old), names(updated));
        });
    }

    /** Removes only the names that the user no longer has, because reads take no lock. */
    private void rename(String sub, List<String> before, List<String> after) {
        after.forEach(name -> subByName.put(name, sub));
        before.stream().filter(name -> !after.contains(name)).forEach(subByName::remove);
    }

    private void setPassword(String sub, LedgerRecord written, String hash) {
        UserStatus status = UserStatus.valueOf(Objects.requireNonNull(written.status()));
        changeStored(
                sub,
                s -> s.withPassword(hash)
                        .withFailures(SignInFailures.NONE)
                        .map(user -> user.withStatus(status, written.at())));
    }

    private void login(String sub, SessionRef session, Instant at) {
        sessions.begin(sub, session, at);
        changeStored(sub, stored -> stored.withFailures(SignInFailures.NONE));
    }

    private void change(String sub, UnaryOperator<User> change) {
        changeStored(sub, stored -> stored.map(change));
    }

    private void changeStored(String sub, UnaryOperator<StoredUser> change) {
        bySub.computeIfPresent(sub, (key, stored) -> change.apply(stored));
    }

    private List<String> names(User user) {
        List<String> names = new ArrayList<>(List.of(fold(user.username())));
        String email = user.attributes().get("email");
        if (settings.emailUsernames() && email != null) {
            names.add(fold(email));
        }
        return names;
    }

    private String fold(String name) {
        return settings.caseSensitive() ? name : name.toLowerCase(Locale.ROOT);
    }
}
