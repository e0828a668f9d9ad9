/** Runs fuzz targets: their seeds in each build, and Jazzer in long builds. */
@NullMarked
package io.authflow.messaging.testing.fuzz;

import org.jspecify.annotations.NullMarked;
