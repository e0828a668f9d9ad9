/** Which record owns a request id, whatever partition it stands on: the first one to claim it in the topic of claims. */
@NullMarked
package io.authflow.messaging.claim;

import org.jspecify.annotations.NullMarked;
