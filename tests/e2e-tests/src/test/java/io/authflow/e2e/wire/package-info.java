/** Talks to Kafka as anybody could, with plain clients and raw records. Uses no code of authflow. */
@NullMarked
package io.authflow.e2e.wire;

import org.jspecify.annotations.NullMarked;
