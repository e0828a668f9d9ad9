/** The Java client that docs/publishing.md shows. */
@NullMarked
package io.authflow.e2e.example;

import org.jspecify.annotations.NullMarked;
