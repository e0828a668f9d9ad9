/** The logout-service: {@code domain} decides, {@code cognito} acts, {@code stream} binds. */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
