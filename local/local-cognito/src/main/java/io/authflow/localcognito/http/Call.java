package io.authflow.localcognito.http;

import tools.jackson.databind.node.ObjectNode;

/** Performs one operation. Throws a {@link io.authflow.localcognito.pool.Refusal} to refuse. */
@FunctionalInterface
interface Call {
    ObjectNode answer(Parameters parameters);
}
