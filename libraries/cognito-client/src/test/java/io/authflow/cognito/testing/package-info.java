/** What the tests of every service need of Cognito: a user pool in the JVM, over real HTTP. */
@NullMarked
package io.authflow.cognito.testing;

import org.jspecify.annotations.NullMarked;
