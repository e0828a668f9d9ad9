package io.authflow.localcognito;

import com.sun.management.OperatingSystemMXBean;
import io.authflow.localcognito.settings.TokenSigning;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Prints how many calls per second 16 threads of the real SDK make, with client and server in one JVM. This is a
 * measurement, not a test.
 */
final class CallsPerSecond {
    private static final int THREADS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(5);

    private CallsPerSecond() {}

    public static void main(String[] args) throws InterruptedException {
        try (LocalRun run = LocalRun.start(LocalCognitoSettings.inMemory()
                        .withTokenSigning(TokenSigning.valueOf(args.length == 0 ? "RS256" : args[0])));
                TestingClient pool = TestingClient.of(run)) {
            String name = pool.newUser();
            Map<String, Runnable> calls = new TreeMap<>();
            calls.put("5 AdminGetUser", () -> pool.adminGetUser(name));
            calls.put("2 SignUp + AdminConfirmSignUp", pool::newUser);
            calls.put("3 AdminUserGlobalSignOut", () -> pool.adminSignOut(name));
            calls.put("4 InitiateAuth", () -> pool.login(name));
            for (Map.Entry<String, Runnable> call : calls.entrySet()) {
                rate(call.getValue(), WARM_UP);
                measure(call.getKey(), call.getValue());
            }
        }
    }

    /** The CPU time is that of the whole process: the SDK's half and the server's half. */
    private static void measure(String name, Runnable call) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = system.getProcessCpuTime();
        long rate = rate(call, MEASURED);
        long micros = (system.getProcessCpuTime() - before) / 1000 / Math.max(1, rate * MEASURED.toSeconds());
        System.out.printf("%-30s %,8d/s %,8d us of CPU a call%n", name, rate, micros);
    }

    private static long rate(Runnable call, Duration duration) throws InterruptedException {
        LongAdder made = new LongAdder();
        long end = System.nanoTime() + duration.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> callUntil(end, call, made));
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        return made.sum() / duration.toSeconds();
    }

    private static void callUntil(long end, Runnable call, LongAdder made) {
        while (System.nanoTime() < end) {
            call.run();
            made.increment();
        }
    }
}
