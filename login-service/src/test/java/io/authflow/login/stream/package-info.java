/** Tests of settings. */
@NullMarked
package io.authflow.login.stream;

import org.jspecify.annotations.NullMarked;
