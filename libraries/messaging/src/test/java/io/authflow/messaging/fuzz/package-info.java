/** Fuzz targets of what every service reads. */
@NullMarked
package io.authflow.messaging.fuzz;

import org.jspecify.annotations.NullMarked;
