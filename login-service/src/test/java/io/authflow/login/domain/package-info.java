/** Tests of what login-service decides. */
@NullMarked
package io.authflow.login.domain;

import org.jspecify.annotations.NullMarked;
