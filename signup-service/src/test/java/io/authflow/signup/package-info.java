/** Tests of the whole signup-service on a real broker. */
@NullMarked
package io.authflow.signup;

import org.jspecify.annotations.NullMarked;
