package io.authflow.localrun.command;

import io.authflow.cli.command.CommandContext;
import io.authflow.cli.render.Screen;
import io.authflow.localrun.LocalRun;
import io.authflow.localrun.LocalRunSettings;
import java.util.Locale;

/**
 * Runs a local run inside this process and prints the progress of its start. The run ends with the process at the
 * latest.
 */
final class LocalRunProcess implements AutoCloseable {
    private final LocalRun run;
    private final Runnable afterwards;
    private final Thread hook = new Thread(this::stop, "authflow-stop");
    private boolean stopped;

    private LocalRunProcess(LocalRun run, Runnable afterwards) {
        this.run = run;
        this.afterwards = afterwards;
    }

    /** @param afterwards runs once all parts have stopped, also after a failure or a signal */
    static LocalRunProcess prepare(
            LocalRunSettings settings, CommandContext context, Screen screen, Runnable afterwards) {
        LocalRun run = LocalRun.prepare(
                settings,
                context.clock(),
                (what, took) -> screen.line(
                        String.format(Locale.ROOT, "  %-15s started in %4.1f s", what, took.toMillis() / 1000.0)));
        return new LocalRunProcess(run, afterwards);
    }

    LocalRun start() {
        Runtime.getRuntime().addShutdownHook(hook);
        run.start();
        return run;
    }

    @Override
    public void close() {
        stop();
        forgetHook();
    }

    private synchronized void stop() {
        if (!stopped) {
            stopped = true;
            try {
                run.close();
            } finally {
                afterwards.run();
            }
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProcessIsEnding) {
            return;
        }
    }
}
