/** The rules of who may depend on whom, held against all modules at once. */
@NullMarked
package io.authflow.modules;

import org.jspecify.annotations.NullMarked;
