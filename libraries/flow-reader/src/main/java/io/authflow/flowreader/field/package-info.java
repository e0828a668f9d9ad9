/** Reads single fields of records that any client may have written. A field of another type becomes null. */
@NullMarked
package io.authflow.flowreader.field;

import org.jspecify.annotations.NullMarked;
