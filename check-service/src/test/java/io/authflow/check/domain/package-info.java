/** Tests of the domain of check-service: its decisions. */
@NullMarked
package io.authflow.check.domain;

import org.jspecify.annotations.NullMarked;
