/** Connects the logout to its topics and settings. */
@NullMarked
package io.authflow.logout.stream;

import org.jspecify.annotations.NullMarked;
