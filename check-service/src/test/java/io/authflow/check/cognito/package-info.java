/** Tests of check-service's calls, with the real SDK against the local Cognito. */
@NullMarked
package io.authflow.check.cognito;

import org.jspecify.annotations.NullMarked;
