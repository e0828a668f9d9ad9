/** Publishes results, journal entries and offsets in one transaction, and finds out what became of a commit without an answer. */
@NullMarked
package io.authflow.messaging.publish;

import org.jspecify.annotations.NullMarked;
