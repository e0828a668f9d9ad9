/**
 * Decides which record owns a request id, whatever partitions the records are on: the first one in the topic of claims.
 */
@NullMarked
package io.authflow.messaging.claim;

import org.jspecify.annotations.NullMarked;
