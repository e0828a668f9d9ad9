/**
 * Runs the step of a service. A record goes through five stages: read, decide, call, settle, publish. The first line of
 * each package says what it holds; {@code engine} has the stages.
 */
@NullMarked
package io.authflow.messaging;

import org.jspecify.annotations.NullMarked;
