package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.ProblemResponse;
import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.launcher.secrets.Credentials;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs the lifecycle against a running installation, step by step. */
public final class DemoRunner {
    private static final List<DemoStep> STEPS = List.of(
            new DatasetStep(),
            new PreflightStep(),
            new TrainStep(),
            new RegisterStep(),
            new EvaluateStep(),
            new GoldenTraceStep(),
            new DeployStep(),
            new ParityStep(),
            new CertificateStep(),
            new ReleaseStep(),
            new FaultStep(),
            new ServeStep());

    private final Home home;
    private final Ports ports;
    private final Credentials credentials;
    private final Terminal terminal;
    private final DemoReport report;

    public DemoRunner(Home home, Ports ports, Credentials credentials, Terminal terminal) {
        this.home = home;
        this.ports = ports;
        this.credentials = credentials;
        this.terminal = terminal;
        this.report = new DemoReport(ports, People.ENGINEER, credentials.account(People.ENGINEER));
    }

    public DemoReport report() {
        return report;
    }

    /** @return whether every step did what it should; the rest is left out after the first that did not */
    public boolean run() throws InterruptedException {
        People people = People.prepare(ports.url(Service.PORTAL), credentials);
        Demo demo = new Demo(home, credentials, people, report);
        for (DemoStep step : STEPS) {
            if (!run(step, demo)) {
                return false;
            }
        }
        return true;
    }

    private boolean run(DemoStep step, Demo demo) throws InterruptedException {
        ProgressLine progress = terminal.progress(step.name());
        try {
            String result = step.run(demo, progress);
            report.step(step.name(), true, progress.seconds());
            progress.done(result);
            return true;
        } catch (StepFailure | ProblemResponse | UncheckedIOException e) {
            report.step(step.name(), false, progress.seconds());
            progress.failed(e.getMessage());
            terminal.line("  log: " + home.log(step.service().title()));
            return false;
        }
    }

    /** What to look at and to try next. */
    public void summarise() {
        terminal.line("");
        terminal.line("Portal    " + ports.url(Service.PORTAL));
        terminal.line("Account   %s / %s  (releaser: %s / %s)"
                .formatted(
                        People.ENGINEER,
                        credentials.account(People.ENGINEER),
                        People.RELEASER,
                        credentials.account(People.RELEASER)));
        if (report.apiKey() != null) {
            terminal.line("API key   " + report.apiKey());
            terminal.line("Try       " + curl());
        }
    }

    private String curl() {
        return "curl -s %s/v1/chat/completions -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' "
                        .formatted(ports.url(Service.PORTAL), report.apiKey())
                + "-d '{\"model\":\"%s\",\"temperature\":0,\"messages\":[{\"role\":\"user\",\"content\":\"512+389=\"}]}'"
                        .formatted(report.model());
    }
}
