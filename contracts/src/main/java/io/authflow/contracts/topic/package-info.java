/** The topic catalogue: every topic of authflow with its limits. */
@NullMarked
package io.authflow.contracts.topic;

import org.jspecify.annotations.NullMarked;
