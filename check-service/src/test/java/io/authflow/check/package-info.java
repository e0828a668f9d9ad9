/** Tests of the whole check-service on a real broker. */
@NullMarked
package io.authflow.check;

import org.jspecify.annotations.NullMarked;
