/** Cognito for the tests of all services: a user pool in the JVM, over real HTTP. */
@NullMarked
package io.authflow.cognito.testing;

import org.jspecify.annotations.NullMarked;
