/** Tests of a service's keys. */
@NullMarked
package io.authflow.sealing.boot;

import org.jspecify.annotations.NullMarked;
