/** Tests of login-service's calls, with the real SDK against the local Cognito. */
@NullMarked
package io.authflow.login.cognito;

import org.jspecify.annotations.NullMarked;
