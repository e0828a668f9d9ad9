/**
 * The check-service: {@code intake} reads and refuses, {@code domain} decides, {@code cognito} calls Cognito, and
 * {@code stream} connects them to Kafka.
 */
@NullMarked
package io.authflow.check;

import org.jspecify.annotations.NullMarked;
