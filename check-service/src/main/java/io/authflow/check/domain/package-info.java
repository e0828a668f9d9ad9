/** What check-service decides: which requests it takes in, and which event follows. Pure Java. */
@NullMarked
package io.authflow.check.domain;

import org.jspecify.annotations.NullMarked;
