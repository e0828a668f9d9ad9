/** The contract between the services and their clients: identifiers, failure codes and secrets. */
@NullMarked
package io.authflow.contracts;

import org.jspecify.annotations.NullMarked;
