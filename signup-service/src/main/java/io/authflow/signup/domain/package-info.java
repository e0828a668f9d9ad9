/** Decides whose sign-up it was, and which event follows. Pure Java. */
@NullMarked
package io.authflow.signup.domain;

import org.jspecify.annotations.NullMarked;
