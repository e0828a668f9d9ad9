/** Signed access and id tokens, encrypted refresh tokens, and the keys for both. */
@NullMarked
package io.authflow.localcognito.token;

import org.jspecify.annotations.NullMarked;
