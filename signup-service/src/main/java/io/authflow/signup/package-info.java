/**
 * The signup-service: {@code domain} decides, {@code cognito} calls Cognito, and {@code stream} connects both to Kafka.
 */
@NullMarked
package io.authflow.signup;

import org.jspecify.annotations.NullMarked;
