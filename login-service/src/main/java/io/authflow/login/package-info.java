/** The login-service: {@code domain} decides, {@code cognito} acts, {@code stream} binds. */
@NullMarked
package io.authflow.login;

import org.jspecify.annotations.NullMarked;
