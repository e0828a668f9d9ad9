/** A Cognito user pool in this JVM, over real HTTP, for laptops and tests. */
@NullMarked
package io.authflow.localcognito;

import org.jspecify.annotations.NullMarked;
