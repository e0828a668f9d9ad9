/** How signup-service signs a user up and confirms it in Cognito. */
@NullMarked
package io.authflow.signup.cognito;

import org.jspecify.annotations.NullMarked;
