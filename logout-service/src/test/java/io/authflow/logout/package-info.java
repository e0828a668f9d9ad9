/** Tests of the whole service, on a real broker. */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
