package io.authflow.localcognito.pool;

/**
 * A call that Cognito refuses, with the type and the text of its answer. The types come from the service's API model.
 * The texts come from AWS documents and public reports. A refusal carries no stack trace, because it is an answer and
 * not a fault.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;

    public Refusal(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    public String type() {
        return type;
    }

    /** Returns the text of the answer. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public static Refusal notAuthorized(String message) {
        return new Refusal("NotAuthorizedException", message);
    }

    public static Refusal incorrect() {
        return notAuthorized("Incorrect username or password.");
    }

    public static Refusal invalidParameter(String message) {
        return new Refusal("InvalidParameterException", message);
    }

    /** Refuses a value that breaks the API model's constraint on its field. */
    public static Refusal constraint(String field, String constraint) {
        return invalidParameter("1 validation error detected: Value at '" + field
                + "' failed to satisfy constraint: Member must " + constraint);
    }

    public static Refusal userNotFound() {
        return new Refusal("UserNotFoundException", "User does not exist.");
    }

    public static Refusal userExists(String message) {
        return new Refusal("UsernameExistsException", message);
    }

    public static Refusal resourceNotFound(String message) {
        return new Refusal("ResourceNotFoundException", message);
    }

    public static Refusal unauthorized(String message) {
        return new Refusal("UnauthorizedException", message);
    }
}
