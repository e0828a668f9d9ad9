/** The Cognito client as beans of a Spring Boot application, configured from the environment. */
@NullMarked
package io.authflow.cognito.boot;

import org.jspecify.annotations.NullMarked;
