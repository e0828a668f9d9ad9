/** Prepares a broker: makes the topics of the catalogue, gives each principal its rights, and looks at the brokers' settings. */
@NullMarked
package io.authflow.provisioning;

import org.jspecify.annotations.NullMarked;
