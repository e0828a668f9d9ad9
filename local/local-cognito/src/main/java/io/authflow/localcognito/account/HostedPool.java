package io.authflow.localcognito.account;

import io.authflow.localcognito.pool.UserPool;
import io.authflow.localcognito.token.PoolTokens;

/** A pool and its tokens. */
public record HostedPool(UserPool pool, PoolTokens tokens) {}
