package io.authflow.cognito;

import java.util.stream.Stream;

/** Lists a failure and its causes, outermost first. */
final class Causes {
    /** The largest number of causes to list, because causes can form a circle. */
    private static final int MAX = 16;

    private Causes() {}

    static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MAX);
    }
}
