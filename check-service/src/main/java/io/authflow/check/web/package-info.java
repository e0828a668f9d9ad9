/** The HTTP endpoints of check-service, apart from its health. */
@NullMarked
package io.authflow.check.web;

import org.jspecify.annotations.NullMarked;
