package io.authflow.localkafka;

import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prevents Kafka from ending this process when a disk or a handler thread fails. The thread that asks for the exit gets
 * an exception instead, and this class logs the request. This holds for the whole JVM until its end. Threads of a
 * failed broker may live longer than the broker.
 */
final class ProcessExit {
    private static final Logger log = LoggerFactory.getLogger(ProcessExit.class);

    private ProcessExit() {}

    static void refuse() {
        Exit.setExitProcedure(ProcessExit::refused);
        Exit.setHaltProcedure(ProcessExit::refused);
    }

    private static void refused(int status, String message) {
        log.atError()
                .addKeyValue("status", status)
                .log("The local Kafka broker has failed and does no more work. Stop this process and start it again");
        throw new LocalKafkaException("The local Kafka broker has failed with status " + status
                + ", and does no more work. See the log for the cause. Then stop this process and start it again.");
    }
}
