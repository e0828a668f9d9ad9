package io.authflow.cognito.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The rates at which all instances of a service together may call Cognito. If two services use the same category, the
 * sum of their rates must not exceed the account's quota.
 *
 * @param enabled whether calls are limited to the rates
 * @param ratesPerSecond requests per second of each category, above zero; a category without a rate is not limited
 * @param maxWait how long a call waits for its permit before its record waits in Kafka, 0 to 30 s
 */
public record QuotaSettings(boolean enabled, Map<QuotaCategory, Double> ratesPerSecond, Duration maxWait) {
    private static final Duration MAX_WAIT_DEFAULT = Duration.ofSeconds(10);
    private static final Duration MAX_WAIT_MAX = Duration.ofSeconds(30);

    public QuotaSettings {
        ratesPerSecond = Map.copyOf(ratesPerSecond);
        if (ratesPerSecond.values().stream().anyMatch(rate -> !(rate > 0 && rate <= 1e6))) {
            throw new IllegalArgumentException(
                    "The quota cannot be used: a rate is above 0 and at most 1000000 requests"
                            + " per second. Leave a category out to have it unlimited.");
        }
        if (maxWait.isNegative() || maxWait.compareTo(MAX_WAIT_MAX) > 0) {
            throw new IllegalArgumentException("The quota cannot be used: max-wait is from 0 to 30 s.");
        }
    }

    /** Returns the quotas of a new AWS account. */
    public static QuotaSettings defaults() {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        for (QuotaCategory category : QuotaCategory.values()) {
            rates.put(category, category.defaultRate());
        }
        return new QuotaSettings(true, rates, MAX_WAIT_DEFAULT);
    }

    /** Returns settings without any limit. */
    public static QuotaSettings off() {
        return new QuotaSettings(false, Map.of(), MAX_WAIT_DEFAULT);
    }

    /** Returns a copy with another rate for one category. */
    public QuotaSettings withRate(QuotaCategory category, double ratePerSecond) {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        rates.putAll(ratesPerSecond);
        rates.put(category, ratePerSecond);
        return new QuotaSettings(enabled, rates, maxWait);
    }
}
