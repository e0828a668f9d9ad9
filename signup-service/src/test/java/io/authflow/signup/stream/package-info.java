/** Tests of settings. */
@NullMarked
package io.authflow.signup.stream;

import org.jspecify.annotations.NullMarked;
