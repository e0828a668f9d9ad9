/** Tools for the tests of every service: a broker with authflow's topics, sealing keys, and a running application. */
@NullMarked
package io.authflow.messaging.testing;

import org.jspecify.annotations.NullMarked;
