/** Tests of bounded consumers. */
@NullMarked
package io.authflow.boundedconsumer;

import org.jspecify.annotations.NullMarked;
