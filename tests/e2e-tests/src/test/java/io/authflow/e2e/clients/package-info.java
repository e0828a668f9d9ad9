/** Requests as different Kafka clients write them: with other partitioners, with and without keys. */
@NullMarked
package io.authflow.e2e.clients;

import org.jspecify.annotations.NullMarked;
