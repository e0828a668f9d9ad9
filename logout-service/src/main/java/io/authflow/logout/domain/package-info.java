/** Decides how long a session may last, and how it ends. Pure Java. */
@NullMarked
package io.authflow.logout.domain;

import org.jspecify.annotations.NullMarked;
