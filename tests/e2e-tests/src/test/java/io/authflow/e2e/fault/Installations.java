package io.authflow.e2e.fault;

import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps an installation that a fault left unharmed for the next fault. A new start takes longer than most faults. */
final class Installations {
    /** {@code true}: each fault has a new one. */
    private static final boolean FRESH = Boolean.getBoolean("fault.fresh");

    private static @Nullable Installation kept;

    private Installations() {}

    static synchronized Installation take(FaultPlan plan) {
        Installation ready = kept;
        kept = null;
        if (ready != null && plan.isPlain()) {
            return ready;
        }
        if (ready != null) {
            ready.close();
        }
        return Installation.start(newDirectory(plan.name()), plan.brokerDisk(), plan.preparation());
    }

    /** @param unharmed whether the oracle found nothing */
    static synchronized void giveBack(FaultPlan plan, Installation used, boolean unharmed) {
        boolean reusable = !FRESH && unharmed && plan.isPlain();
        if (reusable && used.services().stream().allMatch(ServiceProcess::isReady)) {
            kept = used;
        } else {
            used.close();
        }
    }

    private static Path newDirectory(String name) {
        try {
            Path all = Files.createDirectories(Path.of("target", "fault"));
            return Files.createTempDirectory(all, name + "-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("The fault matrix found no place for its data below target.", e);
        }
    }
}
