/** Tests of login-service's settings and of its step. */
@NullMarked
package io.authflow.login.stream;

import org.jspecify.annotations.NullMarked;
