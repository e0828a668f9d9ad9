/** Decides which token travels on, and which event follows. Pure Java. */
@NullMarked
package io.authflow.login.domain;

import org.jspecify.annotations.NullMarked;
