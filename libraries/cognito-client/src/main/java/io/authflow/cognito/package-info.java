/** How every service talks to a Cognito user pool: settings, client, secret hash, failure codes and quota. */
@NullMarked
package io.authflow.cognito;

import org.jspecify.annotations.NullMarked;
