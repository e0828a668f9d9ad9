/** Tests of the domain of login-service: its decisions. */
@NullMarked
package io.authflow.login.domain;

import org.jspecify.annotations.NullMarked;
