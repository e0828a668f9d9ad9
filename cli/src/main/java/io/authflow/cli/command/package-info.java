/** The commands with their options, help and exit codes. */
@NullMarked
package io.authflow.cli.command;

import org.jspecify.annotations.NullMarked;
