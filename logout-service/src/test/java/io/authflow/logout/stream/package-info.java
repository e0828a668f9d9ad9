/** Tests of settings. */
@NullMarked
package io.authflow.logout.stream;

import org.jspecify.annotations.NullMarked;
