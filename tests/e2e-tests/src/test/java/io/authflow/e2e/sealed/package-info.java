/** Clients that seal passwords, honest ones and others. */
@NullMarked
package io.authflow.e2e.sealed;

import org.jspecify.annotations.NullMarked;
