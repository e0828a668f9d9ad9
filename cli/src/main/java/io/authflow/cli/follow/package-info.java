/** Reads one request's flow from its topics, as it happens or as it was. */
@NullMarked
package io.authflow.cli.follow;

import org.jspecify.annotations.NullMarked;
