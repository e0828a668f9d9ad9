/** Reads what clients write to the topic of requests, and refuses what is no request. Pure Java. */
@NullMarked
package io.authflow.check.intake;

import org.jspecify.annotations.NullMarked;
