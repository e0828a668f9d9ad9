/** Fuzz targets for the readers of every service. */
@NullMarked
package io.authflow.messaging.fuzz;

import org.jspecify.annotations.NullMarked;
