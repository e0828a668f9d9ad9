/** Judges a run from raw topics, committed offsets and Cognito's ledger. It never asks authflow. */
@NullMarked
package io.authflow.e2e.fault.oracle;

import org.jspecify.annotations.NullMarked;
