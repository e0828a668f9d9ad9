/** Reads the flow of one request from its topics, live or afterwards. */
@NullMarked
package io.authflow.cli.follow;

import org.jspecify.annotations.NullMarked;
