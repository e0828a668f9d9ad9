package io.authflow.cognito.quota;

/**
 * The categories in which Cognito limits the requests per second of an account in a region.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html">Quotas in Amazon Cognito</a>
 */
public enum QuotaCategory {
    USER_READ(120),
    USER_CREATION(50),
    USER_AUTHENTICATION(120),
    USER_TOKEN(120),
    /** AWS does not raise this quota. */
    USER_UPDATE(25);

    private final double defaultRate;

    QuotaCategory(double defaultRate) {
        this.defaultRate = defaultRate;
    }

    /** Returns the requests per second of a new AWS account. */
    public double defaultRate() {
        return defaultRate;
    }
}
