/** Connects the step of check-service to its topics and settings. */
@NullMarked
package io.authflow.check.stream;

import org.jspecify.annotations.NullMarked;
