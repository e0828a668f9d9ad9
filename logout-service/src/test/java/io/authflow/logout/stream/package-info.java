/** Tests of logout-service's settings and of its scheduler, in virtual time. */
@NullMarked
package io.authflow.logout.stream;

import org.jspecify.annotations.NullMarked;
