/** The check-service: {@code intake} reads and refuses, {@code domain} decides, {@code cognito} acts, {@code stream} binds. */
@NullMarked
package io.authflow.check;

import org.jspecify.annotations.NullMarked;
