/** Users, passwords, clients and sessions: the rules of Cognito, in plain Java. */
@NullMarked
package io.authflow.localcognito.pool;

import org.jspecify.annotations.NullMarked;
