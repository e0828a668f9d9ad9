package io.authflow.provisioning;

/** Reports that the brokers did not take the rights of the {@link AccessCatalogue}. The message says why, and what to do. */
public final class AccessGrantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private AccessGrantException(String message, Throwable cause) {
        super(message, cause);
    }

    static AccessGrantException refused(Throwable cause) {
        return new AccessGrantException(
                "The rights could not be given (" + cause.getClass().getSimpleName()
                        + "). The broker needs an authorizer (authorizer.class.name), and this client the right Alter on"
                        + " the cluster. When that is mended, repeat: rights that are given already stay as they are.",
                cause);
    }

    static AccessGrantException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AccessGrantException("Giving the rights was interrupted; it is safe to repeat.", cause);
    }
}
