/** What check-service answers over HTTP, besides its health. */
@NullMarked
package io.authflow.check.web;

import org.jspecify.annotations.NullMarked;
