/** Clients that seal passwords, both honest and hostile. */
@NullMarked
package io.authflow.e2e.sealed;

import org.jspecify.annotations.NullMarked;
