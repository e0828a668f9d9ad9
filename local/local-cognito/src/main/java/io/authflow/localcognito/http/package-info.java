/** AWS JSON 1.1 over HTTP: parsing, routing and answering. */
@NullMarked
package io.authflow.localcognito.http;

import org.jspecify.annotations.NullMarked;
