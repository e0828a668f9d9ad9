/** The fault matrix: services and broker as processes, one fault at a time, judged from raw topics and Cognito's ledger. */
@NullMarked
package io.authflow.e2e.fault;

import org.jspecify.annotations.NullMarked;
