/** Runs Kafka, Cognito and the four services in one process: behind {@code up} and {@code demo}, and for tests. */
@NullMarked
package io.authflow.localrun;

import org.jspecify.annotations.NullMarked;
