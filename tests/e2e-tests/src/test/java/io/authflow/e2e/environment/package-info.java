/** What the suite runs against: a broker, a Cognito and the four services. */
@NullMarked
package io.authflow.e2e.environment;

import org.jspecify.annotations.NullMarked;
