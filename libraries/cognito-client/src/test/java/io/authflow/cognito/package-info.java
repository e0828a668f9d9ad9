/** Tests of the Cognito client. Tests that depend on time use virtual time. */
@NullMarked
package io.authflow.cognito;

import org.jspecify.annotations.NullMarked;
