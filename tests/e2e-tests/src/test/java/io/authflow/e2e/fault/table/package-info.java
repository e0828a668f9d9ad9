/** The table of faults, and what told operators of each. */
@NullMarked
package io.authflow.e2e.fault.table;

import org.jspecify.annotations.NullMarked;
