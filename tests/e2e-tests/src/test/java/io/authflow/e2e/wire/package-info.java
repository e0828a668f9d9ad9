/** Talks to Kafka as anybody could: plain clients, raw records, and no code of authflow. */
@NullMarked
package io.authflow.e2e.wire;

import org.jspecify.annotations.NullMarked;
