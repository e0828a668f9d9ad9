package io.authflow.cognito.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The quotas of one instance of a service. The instance's share of each rate is its part of all partitions. */
public final class InstanceQuotas {
    private final Map<QuotaCategory, Quota> quotas = new EnumMap<>(QuotaCategory.class);
    private final Duration maxWait;

    public InstanceQuotas(QuotaSettings settings, NanoClock clock) {
        this.maxWait = settings.maxWait();
        if (settings.enabled()) {
            settings.ratesPerSecond().forEach((category, rate) -> quotas.put(category, new Quota(rate, clock)));
        }
    }

    /**
     * Sets the share of this instance. Call it after each assignment of partitions; before the first call, the share is
     * the whole rate. All categories get the share of the same call, even if several consumers call at the same time.
     *
     * @param assigned number of partitions of the input topic that this instance owns, 0 to {@code all}
     * @param all number of partitions of the input topic, at least 1
     */
    public synchronized void share(int assigned, int all) {
        if (all < 1 || assigned < 0 || assigned > all) {
            throw new IllegalArgumentException(assigned + " of " + all + " partitions is no share");
        }
        quotas.values().forEach(quota -> quota.share((double) assigned / all));
    }

    /** Returns the calls per second that this instance may make, for each limited category. */
    public Map<QuotaCategory, Double> rates() {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        quotas.forEach((category, quota) -> rates.put(category, quota.rate()));
        return rates;
    }

    /** Waits for a permit of a category, and returns whether a call may be made now. */
    public boolean acquire(QuotaCategory category) {
        Quota quota = quotas.get(category);
        return quota == null || quota.acquire(maxWait);
    }
}
