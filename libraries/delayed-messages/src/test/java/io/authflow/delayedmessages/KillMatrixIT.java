package io.authflow.delayedmessages;

import io.authflow.delayedmessages.OwnerProcess.Membership;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that each timer fires exactly once and none early, although its owner is killed. The output has the seed and
 * the gaps.
 */
class KillMatrixIT {
    private static final int KILLS = Integer.getInteger("authflow.kills", 50);
    private static final long SEED = Long.getLong("authflow.kill-seed", System.nanoTime());

    @TempDir
    private Path directory;

    @Test
    void survivesTwoKillsOfItsOnlyOwner() throws Exception {
        new KillMatrix(new KillPlan("two-kills", 1, Membership.STATIC, 2, 3_000, 3_000), SEED).run(directory);
    }

    @Test
    @Tag("long")
    void survivesKillsOfItsOnlyOwner() throws Exception {
        new KillMatrix(KillPlan.of("one-owner", 1, Membership.DYNAMIC, KILLS), SEED).run(directory);
    }

    @Test
    @Tag("long")
    void survivesKillsOfAnOwnerWithAStandby() throws Exception {
        new KillMatrix(KillPlan.of("two-owners", 2, Membership.DYNAMIC, KILLS), SEED).run(directory);
    }

    @Test
    @Tag("long")
    void survivesKillsOfItsOnlyOwnerAsAStaticMember() throws Exception {
        new KillMatrix(KillPlan.of("one-static-owner", 1, Membership.STATIC, KILLS), SEED).run(directory);
    }

    @Test
    @Tag("long")
    void survivesKillsOfAStaticMemberWithAStandby() throws Exception {
        new KillMatrix(KillPlan.of("two-static-owners", 2, Membership.STATIC, KILLS), SEED).run(directory);
    }
}
