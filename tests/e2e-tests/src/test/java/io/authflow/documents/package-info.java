/** What the documents say, compared with what they speak of. */
@NullMarked
package io.authflow.documents;

import org.jspecify.annotations.NullMarked;
