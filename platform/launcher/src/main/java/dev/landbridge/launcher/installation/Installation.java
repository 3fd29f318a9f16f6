package dev.landbridge.launcher.installation;

import dev.landbridge.launcher.layout.Distribution;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.JvmSize;
import dev.landbridge.launcher.layout.PortOptions;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.postgres.PostgresServer;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.ComponentStatus;
import dev.landbridge.launcher.process.LauncherLock;
import dev.landbridge.launcher.process.PortHolder;
import dev.landbridge.launcher.process.ProcessIdentity;
import dev.landbridge.launcher.process.RotatedLog;
import dev.landbridge.launcher.process.RunState;
import dev.landbridge.launcher.process.Supervisor;
import dev.landbridge.launcher.process.SupervisorListener;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.launcher.secrets.Credentials;
import dev.landbridge.launcher.secrets.InstallationKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The laptop profile: PostgreSQL and the five services as children of this process. */
public final class Installation implements AutoCloseable {
    private static final String HOME_MARK = "LANDBRIDGE_INSTALLATION";
    private static final String COMPONENT_MARK = "LANDBRIDGE_COMPONENT";

    private final Home home;
    private final Ports ports;
    private final Distribution distribution;
    private final JvmSize jvm;
    private final Terminal terminal;
    private final LauncherLock lock;
    private final Credentials credentials;
    private final Supervisor supervisor;
    private boolean closed;

    private Installation(
            Home home, Ports ports, Distribution distribution, JvmSize jvm, Terminal terminal, LauncherLock lock) {
        this.home = home;
        this.ports = ports;
        this.distribution = distribution;
        this.jvm = jvm;
        this.terminal = terminal;
        this.lock = lock;
        this.credentials = Credentials.load(home.credentials());
        StartDisplay display = new StartDisplay(terminal, home, Service.values().length + 1);
        this.supervisor = new Supervisor(new SupervisorListener() {
            @Override
            public void changed(ComponentStatus status) {
                writeState();
                display.changed(status);
            }

            @Override
            public void crashed(ComponentStatus status, String reason) {
                display.crashed(status, reason);
            }
        });
    }

    /** Returns when everything is ready. The process stops its children when it ends, also by SIGTERM or Ctrl-C. */
    public static Installation start(
            Home home, Ports ports, Distribution distribution, JvmSize jvm, Terminal terminal) {
        home.create();
        home.requireFreeSpace();
        LauncherLock lock = LauncherLock.acquire(home.lock());
        Installation installation = new Installation(home, ports, distribution, jvm, terminal, lock);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop-installation"));
        try {
            installation.startComponents();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    public Credentials credentials() {
        return credentials;
    }

    private void startComponents() {
        new InstallationKeys(home).createMissing();
        PostgresServer postgres = new PostgresServer(home, ports.postgres(), credentials, marks(PostgresServer.NAME));
        RotatedLog.rotate(home.log(PostgresServer.NAME));
        recover(postgres);
        requireFreePorts();
        postgres.prepare();
        await(PostgresServer.NAME, supervisor.start(postgres));
        postgres.createRoles();
        Map<Service, CompletableFuture<Void>> starts = new HashMap<>();
        for (Service service : Service.values()) {
            RotatedLog.rotate(home.log(service.title()));
            starts.put(service, supervisor.start(component(service)));
        }
        starts.forEach((service, ready) -> await(service.title(), ready));
    }

    private ServiceProcess component(Service service) {
        Map<String, String> environment = new ServiceEnvironment(home, ports, distribution, credentials).of(service);
        return new ServiceProcess(
                service,
                jvm.options(service),
                ports.of(service),
                distribution.serverJar(service),
                home,
                environment,
                marks(service.title()));
    }

    private void recover(PostgresServer postgres) {
        int stopped = new Orphans(home, Map.of(HOME_MARK, home.root().toString())).stop(postgres.orphanPid());
        postgres.stopOrphan();
        if (stopped > 0) {
            terminal.line("  stopped " + stopped + " processes that an earlier launcher had left behind");
        }
    }

    private Map<String, String> marks(String component) {
        return Map.of(HOME_MARK, home.root().toString(), COMPONENT_MARK, component);
    }

    private void requireFreePorts() {
        List<String> taken = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (Service service : Service.values()) {
            describeIfTaken(service.title(), ports.of(service), PortOptions.optionName(service), taken, options);
        }
        describeIfTaken(PostgresServer.NAME, ports.postgres(), "--postgres-port", taken, options);
        if (!taken.isEmpty()) {
            throw new LauncherException(
                    String.join("\n", taken),
                    "Stop what holds it, or choose other ports: " + String.join(", ", options) + ", or --port-base.");
        }
    }

    private static void describeIfTaken(
            String name, int port, String option, List<String> taken, List<String> options) {
        if (PortHolder.isFree(port)) {
            return;
        }
        String holder = PortHolder.find(port)
                .map(process -> " by " + process.info().command().orElse("a process") + " (pid " + process.pid() + ")")
                .orElse("");
        taken.add("Port %d, which %s needs, is taken%s.".formatted(port, name, holder));
        options.add(option);
    }

    private void await(String name, CompletableFuture<Void> ready) {
        try {
            ready.get();
        } catch (ExecutionException e) {
            throw new LauncherException(
                    "Cannot start: " + e.getCause().getMessage() + ".",
                    "The reason stands at the end of " + home.log(name) + " (./landbridge logs " + name + ").",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("The start was interrupted.", "Start again.", e);
        }
    }

    private synchronized void writeState() {
        new RunState(ProcessIdentity.current(), supervisor.statuses()).write(home.state());
    }

    /** Stops the services, then PostgreSQL. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            supervisor.stop();
            lock.close();
        }
    }
}
