/** Reads dead letters, and publishes the records behind them anew. */
@NullMarked
package io.authflow.cli.deadletter;

import org.jspecify.annotations.NullMarked;
