package io.authflow.localcognito.quota;

/** Cognito's quota categories, with their default rates in requests per second. */
public enum QuotaCategory {
    USER_READ(120),
    USER_CREATION(50),
    USER_AUTHENTICATION(120),
    USER_TOKEN(120),
    USER_UPDATE(25);

    private final int defaultRate;

    QuotaCategory(int defaultRate) {
        this.defaultRate = defaultRate;
    }

    public int defaultRate() {
        return defaultRate;
    }
}
