package dev.landbridge.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Json;
import dev.landbridge.client.policy.Policy;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "policy",
        description = "Release policies: what a version must have before an alias may point at it.",
        mixinStandardHelpOptions = true)
public final class PolicyCommand {
    private static final String MODEL_HELP = "The policy of this model. Default: of all models";

    @Command(name = "list", description = "List the policies of the team.", mixinStandardHelpOptions = true)
    int list(@Mixin Server server) {
        Table<Policy> table = new Table<Policy>("No alias is guarded.")
                .column("ALIAS", Policy::alias)
                .column("MODEL", policy -> policy.model() == null ? "(all)" : policy.model())
                .column("VERSION", Policy::version)
                .column("UPDATED", Policy::updatedAt)
                .column("BY", Policy::updatedBy);
        return server.list(server.client().policies().list(), 500, table);
    }

    @Command(
            name = "show",
            description = "Show a policy in words; its document with --json.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin Server server,
            @Parameters(paramLabel = "ALIAS") String alias,
            @Option(names = "--model", paramLabel = "MODEL", description = MODEL_HELP) String model) {
        return explained(server, server.client().policies().get(model, alias));
    }

    @Command(
            name = "set",
            description = "Save a policy document (needs the role admin). Wrong expressions are refused.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin Server server,
            @Parameters(paramLabel = "ALIAS") String alias,
            @Parameters(paramLabel = "FILE", description = "JSON document") Path file,
            @Option(names = "--model", paramLabel = "MODEL", description = MODEL_HELP) String model) {
        return explained(server, server.client().policies().put(model, alias, read(file)));
    }

    @Command(
            name = "check",
            description = {
                "Try a policy document without saving it; with a version also judge that version.",
                "Exit code 0 when the document could be saved."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Mixin Server server,
            @Parameters(paramLabel = "FILE", description = "JSON document") Path file,
            @Option(names = "--model", paramLabel = "MODEL") String model,
            @Option(names = "--version-number", paramLabel = "N") Integer version,
            @Option(names = "--chip", paramLabel = "CHIP") String chip) {
        Policy.Check check = server.client().policies().check(read(file), model, version, chip);
        server.show(check, terminal -> print(check, terminal));
        return check.valid() ? 0 : ExitCode.FAILED;
    }

    @Command(name = "delete", description = "Back to the policy behind this one.", mixinStandardHelpOptions = true)
    int delete(
            @Mixin Server server,
            @Parameters(paramLabel = "ALIAS") String alias,
            @Option(names = "--model", paramLabel = "MODEL", description = MODEL_HELP) String model) {
        server.client().policies().delete(model, alias);
        return server.show(Map.of("deleted", alias), terminal -> terminal.line("Deleted."));
    }

    private static int explained(Server server, Policy policy) {
        return server.show(policy, terminal -> {
            terminal.line("@%s%s, policy version %d"
                    .formatted(
                            policy.alias(), policy.model() == null ? "" : " of " + policy.model(), policy.version()));
            if (policy.explanation() != null) {
                policy.explanation().forEach(sentence -> terminal.line("- " + sentence));
            }
        });
    }

    private static void print(Policy.Check check, Terminal terminal) {
        terminal.line(check.valid() ? "✓ The document can be saved." : "✗ The document cannot be saved.");
        if (check.errors() != null) {
            check.errors()
                    .forEach(error -> terminal.line("  %s%s: %s"
                            .formatted(
                                    error.requirement(),
                                    error.position() == null ? "" : " at " + error.position(),
                                    error.message())));
        }
        if (check.explanation() != null) {
            check.explanation().forEach(sentence -> terminal.line("- " + sentence));
        }
        if (check.verdicts() != null) {
            check.verdicts()
                    .forEach(gate -> terminal.line("  gate %-22s %-8s %s"
                            .formatted(
                                    gate.path("name").asText(),
                                    gate.path("state").asText(),
                                    gate.path("detail").asText())));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.tree(Files.readString(file))
                    .filter(JsonNode::isObject)
                    .orElseThrow(
                            () -> new LauncherException(file + " is not a JSON object.", "See: policy show --json"));
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + file + ": " + e.getMessage(), "Check the path.", e);
        }
    }
}
