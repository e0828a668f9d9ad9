/** What tests of several packages share. */
@NullMarked
package io.authflow.cli.testing;

import org.jspecify.annotations.NullMarked;
