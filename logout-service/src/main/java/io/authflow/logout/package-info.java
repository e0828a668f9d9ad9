/**
 * The logout-service: {@code domain} decides, {@code cognito} acts, {@code stream} binds the logout and {@code schedule} the
 * scheduler.
 */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
