package io.authflow.e2e.clients;

import org.jspecify.annotations.Nullable;

/**
 * A request as a client writes it.
 *
 * @param key of the record; null for none
 * @param value JSON on one line, without tabs
 */
record Written(@Nullable String key, String value) {}
