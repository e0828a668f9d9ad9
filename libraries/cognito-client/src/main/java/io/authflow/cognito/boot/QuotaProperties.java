package io.authflow.cognito.boot;

import io.authflow.cognito.quota.QuotaCategory;
import io.authflow.cognito.quota.QuotaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The quotas that calls to Cognito keep inside, as {@code authflow.quota.*}.
 *
 * @param enabled whether calls are held to the rates
 * @param rates requests per second by category, above zero: user-read (120), user-creation (50), user-authentication (120),
 *     user-token (120), user-update (25); one that is not named has the rate of a new AWS account
 * @param maxWait how long a call waits for its turn before its record waits in Kafka, 0 to 30 s
 */
@ConfigurationProperties("authflow.quota")
public record QuotaProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Map<QuotaCategory, Double> rates,
        @DefaultValue("10s") Duration maxWait) {

    QuotaSettings settings() {
        Map<QuotaCategory, Double> all = new HashMap<>(QuotaSettings.defaults().ratesPerSecond());
        all.putAll(rates);
        return new QuotaSettings(enabled, all, maxWait);
    }
}
