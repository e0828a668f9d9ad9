package io.authflow.localcognito.http;

import tools.jackson.databind.node.ObjectNode;

/** Does one operation; refuses by throwing a {@link io.authflow.localcognito.pool.Refusal}. */
@FunctionalInterface
interface Call {
    ObjectNode answer(Parameters parameters);
}
