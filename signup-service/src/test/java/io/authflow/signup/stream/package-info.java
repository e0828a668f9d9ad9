/** Tests of the settings of signup-service. */
@NullMarked
package io.authflow.signup.stream;

import org.jspecify.annotations.NullMarked;
