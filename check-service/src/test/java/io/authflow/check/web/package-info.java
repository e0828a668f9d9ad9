/** Tests of the HTTP endpoints of check-service. */
@NullMarked
package io.authflow.check.web;

import org.jspecify.annotations.NullMarked;
