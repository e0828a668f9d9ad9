/** Tests of logout-service's calls, with the real SDK against the local Cognito. */
@NullMarked
package io.authflow.logout.cognito;

import org.jspecify.annotations.NullMarked;
