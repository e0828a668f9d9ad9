/** Cognito's request quotas, as token buckets. */
@NullMarked
package io.authflow.localcognito.quota;

import org.jspecify.annotations.NullMarked;
