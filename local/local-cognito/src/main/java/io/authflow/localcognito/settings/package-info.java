/** Settings of pools and clients, with the bounds that Cognito sets. */
@NullMarked
package io.authflow.localcognito.settings;

import org.jspecify.annotations.NullMarked;
