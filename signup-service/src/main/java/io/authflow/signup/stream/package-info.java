/** Connects the step of signup-service to its topics and settings. */
@NullMarked
package io.authflow.signup.stream;

import org.jspecify.annotations.NullMarked;
