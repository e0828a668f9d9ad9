/** Tests of the whole logout-service on a real broker, and of its logouts against a user pool. */
@NullMarked
package io.authflow.logout;

import org.jspecify.annotations.NullMarked;
