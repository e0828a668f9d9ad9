/** The environments of the suite: a broker, a Cognito and the four services. */
@NullMarked
package io.authflow.e2e.environment;

import org.jspecify.annotations.NullMarked;
