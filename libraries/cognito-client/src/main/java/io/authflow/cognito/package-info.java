/** Calls to a Cognito user pool: settings, client, secret hash, failure codes and quotas. */
@NullMarked
package io.authflow.cognito;

import org.jspecify.annotations.NullMarked;
