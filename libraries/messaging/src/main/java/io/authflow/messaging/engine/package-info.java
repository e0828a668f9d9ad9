/**
 * Takes the records of a service's input through its step: read, decide, call, settle, publish. Independent of Spring.
 */
@NullMarked
package io.authflow.messaging.engine;

import org.jspecify.annotations.NullMarked;
