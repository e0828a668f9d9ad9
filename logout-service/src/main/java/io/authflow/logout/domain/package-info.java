/** Decides in which way a session ends. Pure Java. */
@NullMarked
package io.authflow.logout.domain;

import org.jspecify.annotations.NullMarked;
