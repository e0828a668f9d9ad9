/** Tests of what check-service answers over HTTP. */
@NullMarked
package io.authflow.check.web;

import org.jspecify.annotations.NullMarked;
