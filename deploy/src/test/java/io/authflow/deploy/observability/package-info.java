/** Alert rules and dashboard, judged by Prometheus' own tool and by what each alert must have. */
@NullMarked
package io.authflow.deploy.observability;

import org.jspecify.annotations.NullMarked;
