/**
 * Connects the delayed-message scheduler to its topics and settings: an opening event becomes a timer, and a due timer
 * becomes {@code auth.logout-due.v1}.
 */
@NullMarked
package io.authflow.logout.schedule;

import org.jspecify.annotations.NullMarked;
