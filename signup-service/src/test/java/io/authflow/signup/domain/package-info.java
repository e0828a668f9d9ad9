/** Tests of the domain of signup-service: its decisions. */
@NullMarked
package io.authflow.signup.domain;

import org.jspecify.annotations.NullMarked;
