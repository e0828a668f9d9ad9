/** Tests of a run in one process, and of the services under their own rights. */
@NullMarked
package io.authflow.localrun;

import org.jspecify.annotations.NullMarked;
