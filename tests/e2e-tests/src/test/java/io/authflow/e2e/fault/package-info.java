/**
 * The fault matrix. Services and broker run as processes, with one fault at a time. Runs are judged from raw topics and
 * Cognito's ledger.
 */
@NullMarked
package io.authflow.e2e.fault;

import org.jspecify.annotations.NullMarked;
