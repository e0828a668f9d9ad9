/** Tests of the whole service, on a real broker. */
@NullMarked
package io.authflow.signup;

import org.jspecify.annotations.NullMarked;
