/** Guarantees for everything that was ever published. A test asserts that they have no violations. */
@NullMarked
package io.authflow.e2e.guarantee;

import org.jspecify.annotations.NullMarked;
