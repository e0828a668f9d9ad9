/** Checks the rules for dependencies between modules, and other rules for all classes. */
@NullMarked
package io.authflow.modules;

import org.jspecify.annotations.NullMarked;
