/** Helpers for the tests of several packages. */
@NullMarked
package io.authflow.cli.testing;

import org.jspecify.annotations.NullMarked;
