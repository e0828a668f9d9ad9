/** Tests of the whole login-service on a real broker. */
@NullMarked
package io.authflow.login;

import org.jspecify.annotations.NullMarked;
