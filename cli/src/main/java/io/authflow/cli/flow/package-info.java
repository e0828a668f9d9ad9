/** The commands that start and show a flow. */
@NullMarked
package io.authflow.cli.flow;

import org.jspecify.annotations.NullMarked;
