/** Tests of the outcomes of a transaction, with Kafka's mock producer. */
@NullMarked
package io.authflow.messaging.publish;

import org.jspecify.annotations.NullMarked;
