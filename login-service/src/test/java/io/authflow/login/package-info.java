/** Tests of the whole service, on a real broker. */
@NullMarked
package io.authflow.login;

import org.jspecify.annotations.NullMarked;
