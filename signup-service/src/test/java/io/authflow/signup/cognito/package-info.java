/** Tests of signup-service's calls, with the real SDK against the local Cognito. */
@NullMarked
package io.authflow.signup.cognito;

import org.jspecify.annotations.NullMarked;
