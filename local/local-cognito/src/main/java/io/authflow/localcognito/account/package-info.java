/** The pools and clients of one server, and where their keys, secrets and journal lie. */
@NullMarked
package io.authflow.localcognito.account;

import org.jspecify.annotations.NullMarked;
