/** The topic catalogue: every topic of authflow with its limits, and the code that creates it. */
@NullMarked
package io.authflow.contracts.topic;

import org.jspecify.annotations.NullMarked;
