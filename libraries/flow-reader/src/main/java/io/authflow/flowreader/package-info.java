/** Reads the flow of one request from its topics, live or afterwards, and reads the logouts that are pending. */
@NullMarked
package io.authflow.flowreader;

import org.jspecify.annotations.NullMarked;
