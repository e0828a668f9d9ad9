/** Ends sessions in Cognito. */
@NullMarked
package io.authflow.logout.cognito;

import org.jspecify.annotations.NullMarked;
