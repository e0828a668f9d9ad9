package io.authflow.cognito;

import java.util.stream.Stream;

/** A failure and its causes, outermost first. */
final class Causes {
    /** Causes can form a circle. */
    private static final int MAX = 16;

    private Causes() {}

    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MAX);
    }
}
