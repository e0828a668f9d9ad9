/** Tests of what check-service decides. */
@NullMarked
package io.authflow.check.domain;

import org.jspecify.annotations.NullMarked;
