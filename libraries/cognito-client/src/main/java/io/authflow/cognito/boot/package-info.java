/** The Cognito client as beans of a Spring Boot application. */
@NullMarked
package io.authflow.cognito.boot;

import org.jspecify.annotations.NullMarked;
