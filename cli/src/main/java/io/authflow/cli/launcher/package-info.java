/**
 * Runs Kafka, Cognito and the four services in one process, for {@code up}, {@code demo} and tests. Makes and rotates
 * keys.
 */
@NullMarked
package io.authflow.cli.launcher;

import org.jspecify.annotations.NullMarked;
