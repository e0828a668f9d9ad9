/** Tests of what signup-service decides. */
@NullMarked
package io.authflow.signup.domain;

import org.jspecify.annotations.NullMarked;
