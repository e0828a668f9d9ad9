/** Publishes requests and changes of sessions, and keeps the tokens that answer a request. */
@NullMarked
package io.authflow.cli.publish;

import org.jspecify.annotations.NullMarked;
