/** Users, passwords, clients and sessions: what Cognito decides, in plain Java. */
@NullMarked
package io.authflow.localcognito.pool;

import org.jspecify.annotations.NullMarked;
