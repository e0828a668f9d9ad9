/** Tests of the Cognito client, in virtual time where time matters. */
@NullMarked
package io.authflow.cognito;

import org.jspecify.annotations.NullMarked;
