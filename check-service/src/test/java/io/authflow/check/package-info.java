/** Tests of the whole service, on a real broker. */
@NullMarked
package io.authflow.check;

import org.jspecify.annotations.NullMarked;
