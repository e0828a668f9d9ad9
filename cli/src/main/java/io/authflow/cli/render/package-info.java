/** Shows flows as text for people and as JSON for programs. */
@NullMarked
package io.authflow.cli.render;

import org.jspecify.annotations.NullMarked;
