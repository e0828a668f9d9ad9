/** Compares the documents with the code that they describe. */
@NullMarked
package io.authflow.documents;

import org.jspecify.annotations.NullMarked;
