/** Asks Cognito whether a user exists. */
@NullMarked
package io.authflow.check.cognito;

import org.jspecify.annotations.NullMarked;
