/** Requests from different Kafka clients: with other partitioners, with and without keys. */
@NullMarked
package io.authflow.e2e.clients;

import org.jspecify.annotations.NullMarked;
