/** Tests of sessions in virtual time, and of the scheduler's settings and metrics. */
@NullMarked
package io.authflow.logout.schedule;

import org.jspecify.annotations.NullMarked;
