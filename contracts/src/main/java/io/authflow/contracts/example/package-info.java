/** Golden examples: records as they stood on the wire when their version was released, kept for good. */
@NullMarked
package io.authflow.contracts.example;

import org.jspecify.annotations.NullMarked;
