/** Decides which event follows a request. Pure Java. */
@NullMarked
package io.authflow.check.domain;

import org.jspecify.annotations.NullMarked;
