/** The quotas of a user pool, and the share of this instance. */
@NullMarked
package io.authflow.cognito.quota;

import org.jspecify.annotations.NullMarked;
