/** The catalogue of topics: every topic of authflow with its limits. */
@NullMarked
package io.authflow.contracts.topic;

import org.jspecify.annotations.NullMarked;
