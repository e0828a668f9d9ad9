/** What AWS is asked for: the pool, its client, and the least rights. */
@NullMarked
package io.authflow.deploy.aws;

import org.jspecify.annotations.NullMarked;
