/**
 * Takes the records of a service's input through its step: read, decide, call, settle, publish. Independent of Spring.
 * The package has more than 15 classes, because all stages work on the same records and partitions.
 */
@NullMarked
package io.authflow.messaging.engine;

import org.jspecify.annotations.NullMarked;
