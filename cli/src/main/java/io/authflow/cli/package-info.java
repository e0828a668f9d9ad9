/** The {@code authflow} command. */
@NullMarked
package io.authflow.cli;

import org.jspecify.annotations.NullMarked;
