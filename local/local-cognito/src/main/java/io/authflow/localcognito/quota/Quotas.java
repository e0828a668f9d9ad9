package io.authflow.localcognito.quota;

import io.authflow.localcognito.settings.Bounds;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The request quotas of the account. They are off until {@link #enforce} is called. */
public final class Quotas {
    private static final int HIGHEST = 1_000_000;
    private final InstantSource clock;
    private volatile Map<QuotaCategory, TokenBucket> buckets = Map.of();

    public Quotas(InstantSource clock) {
        this.clock = clock;
    }

    /** Enforces Cognito's default quotas from now on. */
    public void enforceDefaults() {
        Map<QuotaCategory, Integer> rates = new EnumMap<>(QuotaCategory.class);
        for (QuotaCategory category : QuotaCategory.values()) {
            rates.put(category, category.defaultRate());
        }
        enforce(rates);
    }

    /**
     * Enforces the given quotas from now on. Each bucket starts full.
     *
     * @param rates requests per second, 1 to 1,000,000; a category that is missing here has no limit
     */
    public void enforce(Map<QuotaCategory, Integer> rates) {
        Map<QuotaCategory, TokenBucket> fresh = new EnumMap<>(QuotaCategory.class);
        rates.forEach((category, rate) -> fresh.put(category, bucket(category, rate)));
        buckets = fresh;
    }

    private TokenBucket bucket(QuotaCategory category, int rate) {
        Bounds.require("quota of " + category, rate, 1, HIGHEST);
        return new TokenBucket(rate, clock.instant());
    }

    public void off() {
        buckets = Map.of();
    }

    /** Takes one request of this category. Returns false if the quota is used up. */
    public boolean tryTake(QuotaCategory category) {
        TokenBucket bucket = buckets.get(category);
        return bucket == null || bucket.tryTake(clock.instant());
    }
}
