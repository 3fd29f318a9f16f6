package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.record.Audit;
import dev.landbridge.client.record.AuditEvent;
import dev.landbridge.formats.audit.AuditChainCheck;
import dev.landbridge.formats.audit.AuditChainReport;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "audit", description = "The append-only record of changes.", mixinStandardHelpOptions = true)
public final class AuditCommand {
    private static final String SERVICE_HELP = "registry, training, inference, eval or portal. Default: registry";
    private static final List<String> SERVICES = List.of("registry", "training", "inference", "eval", "portal");

    @Command(name = "list", description = "List changes, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Server server,
            @Option(names = "--service", paramLabel = "SERVICE", description = SERVICE_HELP) String service,
            @Option(names = "--subject", paramLabel = "KIND:ID", description = "For example model:adder")
                    String subject,
            @Option(names = "--actor", paramLabel = "NAME") String actor,
            @Option(names = "--action", paramLabel = "ACTION", description = "For example move-alias") String action,
            @Option(names = "--from", paramLabel = "TIME", description = "RFC 3339") Instant from,
            @Option(names = "--to", paramLabel = "TIME", description = "RFC 3339") Instant to,
            @Option(names = "--search", paramLabel = "TEXT") String text,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
                    int limit) {
        Table<AuditEvent> table = new Table<AuditEvent>("Nothing is recorded.")
                .column("TIME", AuditEvent::at)
                .column("WHO", AuditEvent::actorName)
                .column("ACTION", AuditEvent::action)
                .column("SUBJECT", event -> event.subjectKind() + ":" + event.subjectId())
                .column("DETAIL", AuditEvent::detail);
        Audit.Filter filter = new Audit.Filter(subject, null, actor, action, from, to, text);
        return server.list(server.client().audit().of(service).list(filter), limit, table);
    }

    @Command(
            name = "export",
            description = "Write the record, one JSON document a line, as audit verify FILE reads it.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Server server,
            @Option(names = "--service", paramLabel = "SERVICE", description = SERVICE_HELP) String service,
            @Option(names = "--from", paramLabel = "TIME", description = "RFC 3339") Instant from,
            @Option(names = "--to", paramLabel = "TIME", description = "RFC 3339") Instant to,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Default: standard output")
                    Path output)
            throws IOException {
        try (Stream<String> lines = server.client().audit().of(service).export(from, to)) {
            if (output == null) {
                lines.forEach(server.terminal()::line);
                return 0;
            }
            long count = write(lines.iterator(), output);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", output.toString());
            result.put("events", count);
            return server.show(result, terminal -> terminal.line(Text.count(count) + " events in " + output));
        }
    }

    private static long write(Iterator<String> lines, Path output) throws IOException {
        long count = 0;
        try (Writer writer = Files.newBufferedWriter(output)) {
            while (lines.hasNext()) {
                writer.write(lines.next());
                writer.write('\n');
                count++;
            }
        }
        return count;
    }

    @Command(
            name = "verify",
            description = {
                "Compute the chain of digests again: offline for an exported FILE, else every service does it.",
                "Exit code 0 only when nothing was changed, removed or put in between."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin Server server,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Made by audit export") Path file,
            @Option(names = "--service", paramLabel = "SERVICE", description = "Only this one") String service) {
        if (file != null) {
            return offline(server, file);
        }
        LandbridgeClient client = server.client();
        Map<String, Audit.Verification> results = new LinkedHashMap<>();
        (service == null ? SERVICES : List.of(service))
                .forEach(name -> results.put(name, client.audit().of(name).verify()));
        server.show(
                results,
                terminal -> results.forEach((name, result) -> {
                    Audit.Broken broken = result.firstBroken();
                    say(
                            terminal,
                            name,
                            result.verified(),
                            result.events(),
                            broken == null ? "" : at(broken.sequence(), broken.reason()));
                }));
        return results.values().stream().allMatch(Audit.Verification::verified) ? 0 : ExitCode.CORRUPT;
    }

    private static int offline(Server server, Path file) {
        AuditChainReport report;
        try (InputStream in = Files.newInputStream(file)) {
            report = AuditChainCheck.verify(in);
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), "Check the path.", e);
        }
        AuditChainReport.Broken broken = report.firstBroken();
        server.show(
                report,
                terminal -> say(
                        terminal,
                        file.toString(),
                        report.verified(),
                        report.events(),
                        broken == null ? "" : at(broken.sequence(), broken.reason())));
        return report.verified() ? 0 : ExitCode.CORRUPT;
    }

    private static String at(long sequence, String reason) {
        return "event " + sequence + ": " + reason;
    }

    private static void say(Terminal terminal, String what, boolean verified, long events, String broken) {
        terminal.line("%s %s: %s events intact%s"
                .formatted(verified ? "✓" : "✗", what, Text.count(events), verified ? "" : ", then " + broken));
    }
}
