package io.authflow.e2e.fault;

import io.authflow.e2e.fault.load.Asked;
import io.authflow.e2e.fault.stage.Installation;
import io.authflow.e2e.fault.stage.Service;
import io.authflow.e2e.fault.stage.ServiceProcess;
import io.authflow.e2e.fault.stage.StateFiles;
import io.authflow.e2e.fault.stage.TopicDamage;
import io.authflow.e2e.wire.Topics;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes the number of partitions as docs/scheduler.md describes: deletes all topics and makes them again. All running
 * flows are lost.
 */
final class StartOver {
    private StartOver() {}

    static void withOtherTopics(FaultTrial trial, TopicDamage damage) {
        trial.load().pause();
        Installation installation = trial.installation();
        installation.services().forEach(ServiceProcess::close);
        Set<String> lost = trial.load().asked().stream().map(Asked::requestId).collect(Collectors.toSet());
        damage.deleteAllOfAuthflow();
        trial.topics().forget(Topics.ALL);
        StateFiles.delete(Path.of(trial.service(Service.LOGOUT).setting("authflow.scheduler.state-directory")));
        installation.broker().createTopics(2 * Installation.PARTITIONS);
        installation.services().forEach(ServiceProcess::launch);
        installation.services().forEach(ServiceProcess::awaitReady);
        trial.topics().topicsHaveChanged();
        trial.excuse(lost);
        trial.note(lost.size() + " requests from before are not judged");
        trial.load().goOn();
    }
}
