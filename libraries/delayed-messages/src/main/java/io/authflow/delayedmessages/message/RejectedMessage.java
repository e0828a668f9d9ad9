package io.authflow.delayedmessages.message;

/**
 * A record that follows from an input that cannot be read.
 *
 * @param topic the dead-letter topic, or one of the further topics that the settings name
 */
public record RejectedMessage(String topic, OutputMessage message) {}
