/** Runs Kafka, Cognito and the four services in one process, for {@code up}, {@code demo} and tests. */
@NullMarked
package io.authflow.localrun;

import org.jspecify.annotations.NullMarked;
