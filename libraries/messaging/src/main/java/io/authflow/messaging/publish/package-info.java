/**
 * Publishes results, journal entries and offsets in one transaction, and finds the outcome of a commit without an
 * answer.
 */
@NullMarked
package io.authflow.messaging.publish;

import org.jspecify.annotations.NullMarked;
