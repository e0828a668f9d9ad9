/** The table of faults, with the log lines and metrics that showed each fault to operators. */
@NullMarked
package io.authflow.e2e.fault.table;

import org.jspecify.annotations.NullMarked;
