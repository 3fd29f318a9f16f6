package dev.landbridge.launcher.cli;

import dev.landbridge.client.problem.CancelledException;
import dev.landbridge.client.problem.ConflictException;
import dev.landbridge.client.problem.ConnectionFailedException;
import dev.landbridge.client.problem.CorruptContentException;
import dev.landbridge.client.problem.GateRefusedException;
import dev.landbridge.client.problem.InvalidRequestException;
import dev.landbridge.client.problem.LandbridgeException;
import dev.landbridge.client.problem.NotFoundException;
import dev.landbridge.client.problem.PermissionDeniedException;
import dev.landbridge.client.problem.ProblemException;
import dev.landbridge.client.problem.UnauthenticatedException;
import java.io.PrintWriter;

/** Tells a person what went wrong and what to do about it. */
public final class Failures {
    private Failures() {}

    /** @return the exit code */
    public static int explain(LandbridgeException failure, PrintWriter err) {
        if (failure instanceof CancelledException) {
            return ExitCode.CANCELLED;
        }
        String reason = failure instanceof ProblemException problem ? problem.detail() : failure.getMessage();
        err.println("landbridge: " + (reason.isBlank() ? failure.getMessage() : reason));
        if (failure instanceof ProblemException problem) {
            problem.errors().forEach(error -> err.println("  - %s: %s".formatted(error.field(), error.message())));
        }
        if (failure instanceof GateRefusedException refused) {
            refused.missing()
                    .forEach(gate ->
                            err.println("  - %s: %s%n    %s".formatted(gate.gate(), gate.detail(), gate.remedy())));
        }
        String remedy = remedy(failure);
        if (!remedy.isEmpty()) {
            err.println("  " + remedy);
        }
        if (failure instanceof ProblemException problem && !problem.requestId().isEmpty() && problem.status() >= 500) {
            err.println("  The logs name this request " + problem.requestId() + ": ./landbridge logs");
        }
        return code(failure);
    }

    private static String remedy(LandbridgeException failure) {
        if (failure instanceof ConnectionFailedException) {
            return "Does it run? ./landbridge status tells; --url or LANDBRIDGE_URL names another server.";
        }
        if (failure instanceof UnauthenticatedException) {
            return "Set LANDBRIDGE_TOKEN to a personal access token; the portal makes one under Tokens.";
        }
        if (failure instanceof PermissionDeniedException) {
            return "Ask an admin of the team for the role, choose another team with --team, or person with --user.";
        }
        if (failure instanceof GateRefusedException) {
            return "A release collects what is missing: ./landbridge release request --help";
        }
        if (failure instanceof NotFoundException) {
            return "The list commands show what this team has; --team names another team.";
        }
        if (failure instanceof ConflictException conflict && conflict.code().equals("precondition-failed")) {
            return "Look at it again, then repeat the command.";
        }
        if (failure instanceof InvalidRequestException) {
            return "Correct what is named above; --help tells the options of the command.";
        }
        return failure instanceof CorruptContentException ? "Repeat the command." : "";
    }

    private static int code(LandbridgeException failure) {
        if (failure instanceof NotFoundException) {
            return ExitCode.NOT_FOUND;
        }
        if (failure instanceof GateRefusedException) {
            return ExitCode.GATE_REFUSED;
        }
        if (failure instanceof UnauthenticatedException || failure instanceof PermissionDeniedException) {
            return ExitCode.REFUSED;
        }
        if (failure instanceof ConnectionFailedException) {
            return ExitCode.UNREACHABLE;
        }
        return failure instanceof CorruptContentException ? ExitCode.CORRUPT : ExitCode.FAILED;
    }
}
