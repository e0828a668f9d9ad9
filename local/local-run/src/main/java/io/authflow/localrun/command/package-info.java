/** The {@code authflow} command with {@code up} and {@code demo}, which start a local run. */
@NullMarked
package io.authflow.localrun.command;

import org.jspecify.annotations.NullMarked;
