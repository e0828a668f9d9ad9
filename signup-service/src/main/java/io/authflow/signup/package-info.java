/** The signup-service: {@code domain} decides, {@code cognito} acts, {@code stream} binds. */
@NullMarked
package io.authflow.signup;

import org.jspecify.annotations.NullMarked;
