/** A client in Java, as docs/publishing.md shows it. */
@NullMarked
package io.authflow.e2e.example;

import org.jspecify.annotations.NullMarked;
