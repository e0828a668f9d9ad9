/** Decides which requests check-service accepts, and which event follows. Pure Java. */
@NullMarked
package io.authflow.check.domain;

import org.jspecify.annotations.NullMarked;
