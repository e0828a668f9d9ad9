/** How login-service logs a user in to Cognito. */
@NullMarked
package io.authflow.login.cognito;

import org.jspecify.annotations.NullMarked;
