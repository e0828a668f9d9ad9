/** Keeps the keys of an installation in files, rotates them, and fetches the public ones. */
@NullMarked
package io.authflow.cli.keys;

import org.jspecify.annotations.NullMarked;
