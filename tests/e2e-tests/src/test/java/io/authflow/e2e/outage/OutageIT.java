package io.authflow.e2e.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.authflow.e2e.wire.Topics;
import io.authflow.localcognito.ledger.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that after an outage overdue logouts leave oldest first, at the release rate and within the quota. The wait of
 * logins in the meantime is measured, not asserted.
 */
class OutageIT {
    private static final Logger log = LoggerFactory.getLogger(OutageIT.class);

    @TempDir
    private Path directory;

    @Test
    void worksOffASmallBacklog() {
        worksOff(OutageScale.small());
    }

    @Test
    @Tag("long")
    void worksOffALargeBacklog() {
        worksOff(OutageScale.asked());
    }

    private void worksOff(OutageScale scale) {
        try (QuietLog quiet = new QuietLog();
                Outage outage = Outage.prepare(scale, directory)) {
            outage.openSessions();
            outage.begin();
            assertThat(outage.timeline().on(Topics.LOGOUT_DUE)).isEmpty();
            outage.awaitOverdue();

            outage.end();
            outage.awaitDrained();

            Drain drain = outage.drain();
            report(scale, drain, outage);
            assertThat(drain.release()).isBetween(scale.shortest(), scale.longest());
            assertThat(drain.end()).isBetween(scale.shortest(), scale.longest());
            assertThat(drain.dueAt()).hasSize(scale.sessions());
            assertThat(drain.notOnce()).isEmpty();
            assertThat(drain.early()).isEmpty();
            assertThat(drain.outOfOrder()).isEmpty();
            assertThat(outage.timeline().on(Topics.FAILED)).isEmpty();
            assertThat(outage.cognito().ledger().of(Kind.THROTTLED)).isEmpty();
            assertThat(outage.signOuts()).isGreaterThanOrEqualTo(scale.sessions());
        }
    }

    private static void report(OutageScale scale, Drain drain, Outage outage) {
        log.atInfo()
                .addKeyValue("sessions", scale.sessions())
                .addKeyValue("allowedPerSecond", scale.perSecond())
                .addKeyValue("releasedPerSecond", drain.perSecond(drain.release()))
                .addKeyValue("endedPerSecond", drain.perSecond(drain.end()))
                .addKeyValue("drain", drain.end())
                .addKeyValue("fullestPartition", drain.fullestPartition())
                .addKeyValue("signOuts", outage.signOuts())
                .log("Worked off what an outage left");
        LoginWaits waits = outage.loginWaits();
        log.atInfo()
                .addKeyValue("before", waits.before())
                .addKeyValue("starting", waits.starting())
                .addKeyValue("during", waits.during())
                .log("Logins beside it");
    }
}
