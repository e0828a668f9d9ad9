/** The durable state of a partition, its keys and its values. */
@NullMarked
package io.authflow.delayedmessages.store;

import org.jspecify.annotations.NullMarked;
