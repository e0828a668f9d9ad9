/** The pools and clients of one server, and the storage of their keys, secrets and journal. */
@NullMarked
package io.authflow.localcognito.account;

import org.jspecify.annotations.NullMarked;
