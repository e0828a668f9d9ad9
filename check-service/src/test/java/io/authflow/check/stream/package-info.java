/** Tests of the settings of check-service. */
@NullMarked
package io.authflow.check.stream;

import org.jspecify.annotations.NullMarked;
