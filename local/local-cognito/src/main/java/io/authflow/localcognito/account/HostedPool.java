package io.authflow.localcognito.account;

import io.authflow.localcognito.pool.UserPool;
import io.authflow.localcognito.token.PoolTokens;

/** A pool with the tokens that it issues. */
public record HostedPool(UserPool pool, PoolTokens tokens) {}
