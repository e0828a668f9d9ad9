/** Golden examples: records as each release of the contracts defined them, kept for good. */
@NullMarked
package io.authflow.contracts.example;

import org.jspecify.annotations.NullMarked;
