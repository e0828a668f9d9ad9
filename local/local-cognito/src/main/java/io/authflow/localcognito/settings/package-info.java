/** What a pool and a client are set to, with the bounds that Cognito puts on it. */
@NullMarked
package io.authflow.localcognito.settings;

import org.jspecify.annotations.NullMarked;
