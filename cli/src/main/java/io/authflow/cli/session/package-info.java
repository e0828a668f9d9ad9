/** The commands that list, extend and end sessions. */
@NullMarked
package io.authflow.cli.session;

import org.jspecify.annotations.NullMarked;
