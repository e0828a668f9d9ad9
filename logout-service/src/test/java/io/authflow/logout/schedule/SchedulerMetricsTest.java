package io.authflow.logout.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchedulerMetricsTest {
    /**
     * The alert AuthflowLogoutsLate asks for lateness above 10 s. Without a bucket at 10 s, Prometheus would have to
     * interpolate.
     */
    @Test
    void latenessOfTenSecondsIsToldFromMore() {
        Timer lateness = LatenessBuckets.timer("some.lateness").register(new SimpleMeterRegistry());

        assertThat(Arrays.stream(lateness.takeSnapshot().histogramCounts())
                        .map(CountAtBucket::bucket)
                        .map(nanos -> nanos / TimeUnit.SECONDS.toNanos(1)))
                .contains(10.0);
    }
}
