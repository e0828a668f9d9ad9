/** Connects the step of login-service to its topics and settings. */
@NullMarked
package io.authflow.login.stream;

import org.jspecify.annotations.NullMarked;
