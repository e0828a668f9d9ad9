/** AWS JSON 1.1 over HTTP: parses calls, routes them and answers. */
@NullMarked
package io.authflow.localcognito.http;

import org.jspecify.annotations.NullMarked;
