/** Runs broker and services as processes, which tests can kill, freeze, cut off and start again. */
@NullMarked
package io.authflow.e2e.fault.stage;

import org.jspecify.annotations.NullMarked;
