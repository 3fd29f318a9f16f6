package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.process.ComponentStatus;
import dev.landbridge.launcher.process.MarkedProcesses;
import dev.landbridge.launcher.process.ProcessIdentity;
import dev.landbridge.launcher.process.ProcessTermination;
import dev.landbridge.launcher.process.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes that a launcher which was killed left behind: those it wrote down, and those that carry its mark. */
final class Orphans {
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Home home;
    private final Map<String, String> marks;

    Orphans(Home home, Map<String, String> marks) {
        this.home = home;
        this.marks = marks;
    }

    /** PostgreSQL and its helpers are not among them: it needs its own way of stopping, after the others. */
    List<ProcessHandle> find(long postgresPid) {
        Map<Long, ProcessHandle> found = new HashMap<>();
        Stream.concat(recorded(), marked().stream())
                .filter(process -> process.pid() != postgresPid && !isChild(process, postgresPid))
                .forEach(process -> found.putIfAbsent(process.pid(), process));
        return List.copyOf(found.values());
    }

    /** @return how many were stopped */
    int stop(long postgresPid) {
        List<ProcessHandle> orphans = find(postgresPid);
        ProcessTermination.stop(orphans, GRACE);
        return orphans.size();
    }

    private static boolean isChild(ProcessHandle process, long parentPid) {
        return process.parent().map(parent -> parent.pid() == parentPid).orElse(false);
    }

    private List<ProcessHandle> marked() {
        return new MarkedProcesses(marks).orWorkingIn(home.data()).find();
    }

    private Stream<ProcessHandle> recorded() {
        return RunState.read(home.state()).stream()
                .flatMap(state -> state.components().stream())
                .map(ComponentStatus::process)
                .filter(Objects::nonNull)
                .map(ProcessIdentity::find)
                .flatMap(Optional::stream);
    }
}
