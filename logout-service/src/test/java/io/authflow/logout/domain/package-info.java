/** Tests of the domain of logout-service: its decisions. */
@NullMarked
package io.authflow.logout.domain;

import org.jspecify.annotations.NullMarked;
