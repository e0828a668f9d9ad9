/** Connects the steps of logout-service, the logout and the scheduler, to their topics and settings. */
@NullMarked
package io.authflow.logout.stream;

import org.jspecify.annotations.NullMarked;
