package io.authflow.cognito;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The quotas of one instance of a service: of each rate, the part that its assigned partitions are of all. */
public final class Quotas {
    private final Map<QuotaCategory, Quota> quotas = new EnumMap<>(QuotaCategory.class);
    private final Duration maxWait;

    public Quotas(QuotaSettings settings, NanoClock clock) {
        this.maxWait = settings.maxWait();
        if (settings.enabled()) {
            settings.ratesPerSecond().forEach((category, rate) -> quotas.put(category, new Quota(rate, clock)));
        }
    }

    /**
     * Sets the share of this instance: to be called on each assignment. Until then an instance has the whole rate. All
     * categories get the share of the same call, even if consumers call at the same time.
     *
     * @param assigned partitions of the input topic that this instance has, 0 to {@code all}
     * @param all partitions of the input topic, at least 1
     */
    public synchronized void share(int assigned, int all) {
        if (all < 1 || assigned < 0 || assigned > all) {
            throw new IllegalArgumentException(assigned + " of " + all + " partitions is no share");
        }
        quotas.values().forEach(quota -> quota.share((double) assigned / all));
    }

    /** Calls per second that this instance may make, of each category that is limited. */
    Map<QuotaCategory, Double> rates() {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        quotas.forEach((category, quota) -> rates.put(category, quota.rate()));
        return rates;
    }

    /** Whether a call of that category may be made now, after waiting for its turn if that comes soon enough. */
    public boolean acquire(QuotaCategory category) {
        Quota quota = quotas.get(category);
        return quota == null || quota.acquire(maxWait);
    }
}
