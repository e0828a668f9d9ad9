/** Tests of what logout-service decides. */
@NullMarked
package io.authflow.logout.domain;

import org.jspecify.annotations.NullMarked;
