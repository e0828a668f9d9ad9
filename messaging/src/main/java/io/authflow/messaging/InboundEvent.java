package io.authflow.messaging;

import io.authflow.contracts.event.Envelope;
import io.authflow.contracts.event.Event;

/** An event with its envelope, as read from Kafka. */
public record InboundEvent<E extends Event>(E event, Envelope envelope) {}
