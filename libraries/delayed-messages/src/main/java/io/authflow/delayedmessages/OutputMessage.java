package io.authflow.delayedmessages;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record for an output topic as the application's writer makes it; the topic comes from the settings. */
public record OutputMessage(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "OutputMessage[***]";
    }
}
