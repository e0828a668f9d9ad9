/** Tests of the command against a local run. */
@NullMarked
package io.authflow.localrun.command;

import org.jspecify.annotations.NullMarked;
