/** Tests of what becomes of a transaction, on Kafka's mock producer. */
@NullMarked
package io.authflow.messaging.publish;

import org.jspecify.annotations.NullMarked;
