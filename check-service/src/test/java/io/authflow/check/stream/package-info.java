/** Tests of settings. */
@NullMarked
package io.authflow.check.stream;

import org.jspecify.annotations.NullMarked;
