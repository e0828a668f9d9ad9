/** The chart, judged by Helm itself and by the model of Kubernetes. */
@NullMarked
package io.authflow.deploy.helm;

import org.jspecify.annotations.NullMarked;
