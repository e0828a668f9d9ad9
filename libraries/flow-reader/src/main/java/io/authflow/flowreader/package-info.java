/** Reads flows from their topics, as they happen or as they were, and the logouts that are pending. */
@NullMarked
package io.authflow.flowreader;

import org.jspecify.annotations.NullMarked;
