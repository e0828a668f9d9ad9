/** Gives a service the keys of its settings, and reads them again if their files change. */
@NullMarked
package io.authflow.sealing.boot;

import org.jspecify.annotations.NullMarked;
