/**
 * The logout-service: {@code domain} decides, {@code cognito} calls Cognito, and {@code stream} connects both to Kafka.
 */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
