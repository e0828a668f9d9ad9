package io.authflow.cognito;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How fast this service's instances together may call Cognito. Where two services use one category, set their rates so that
 * they add up to the account's.
 *
 * @param enabled whether calls are held to the rates at all
 * @param ratesPerSecond requests per second of each category, above zero; a category that is left out is not limited
 * @param maxWait how long a call waits for its turn before its record waits in Kafka, 0 to 30 s
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

    /** The quotas of a new AWS account. */
    public static QuotaSettings defaults() {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        for (QuotaCategory category : QuotaCategory.values()) {
            rates.put(category, category.defaultRate());
        }
        return new QuotaSettings(true, rates, MAX_WAIT_DEFAULT);
    }

    /** No limit at all. */
    public static QuotaSettings off() {
        return new QuotaSettings(false, Map.of(), MAX_WAIT_DEFAULT);
    }

    /** These settings with another rate for one category. */
    public QuotaSettings withRate(QuotaCategory category, double ratePerSecond) {
        Map<QuotaCategory, Double> rates = new EnumMap<>(QuotaCategory.class);
        rates.putAll(ratesPerSecond);
        rates.put(category, ratePerSecond);
        return new QuotaSettings(enabled, rates, maxWait);
    }
}
