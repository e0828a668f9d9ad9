/** Logs users in to Cognito. */
@NullMarked
package io.authflow.login.cognito;

import org.jspecify.annotations.NullMarked;
