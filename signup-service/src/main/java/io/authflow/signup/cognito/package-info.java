/** Signs users up and confirms them in Cognito. */
@NullMarked
package io.authflow.signup.cognito;

import org.jspecify.annotations.NullMarked;
