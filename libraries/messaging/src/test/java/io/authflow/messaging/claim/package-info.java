@NullMarked
package io.authflow.messaging.claim;

import org.jspecify.annotations.NullMarked;
