/**
 * The logout-service: {@code domain} decides, {@code cognito} calls Cognito, {@code stream} connects the logout to Kafka,
 * and {@code schedule} connects the scheduler.
 */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
