/** What must hold of everything that was ever published, as objects that a test asserts. */
@NullMarked
package io.authflow.e2e.guarantee;

import org.jspecify.annotations.NullMarked;
