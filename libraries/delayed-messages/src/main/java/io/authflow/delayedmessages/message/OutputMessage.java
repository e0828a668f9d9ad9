package io.authflow.delayedmessages.message;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record for an output topic, as the application's writer makes it. The settings name the topic. */
public record OutputMessage(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /** Prints nothing of the content. */
    @Override
    public String toString() {
        return "OutputMessage[***]";
    }
}
