/** Reads dead letters and redrives the records behind them. */
@NullMarked
package io.authflow.cli.deadletter;

import org.jspecify.annotations.NullMarked;
