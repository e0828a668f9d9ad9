/**
 * Users, passwords, clients and sessions: the rules of Cognito, in plain Java. The package has more than 15 classes,
 * because all rules change one state, which nothing outside may touch.
 */
@NullMarked
package io.authflow.localcognito.pool;

import org.jspecify.annotations.NullMarked;
