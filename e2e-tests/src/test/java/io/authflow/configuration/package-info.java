/** The settings that operators may set, as their document says. */
@NullMarked
package io.authflow.configuration;

import org.jspecify.annotations.NullMarked;
