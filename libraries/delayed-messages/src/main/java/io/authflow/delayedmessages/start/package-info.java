/** Checks the topics and the local state, then builds what Kafka Streams runs. */
@NullMarked
package io.authflow.delayedmessages.start;

import org.jspecify.annotations.NullMarked;
