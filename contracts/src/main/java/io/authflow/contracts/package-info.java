/** What the services and their clients agree on: identifiers, failure codes and the shared JSON form. */
@NullMarked
package io.authflow.contracts;

import org.jspecify.annotations.NullMarked;
