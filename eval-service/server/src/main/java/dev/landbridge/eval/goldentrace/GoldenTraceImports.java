package dev.landbridge.eval.goldentrace;

import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.eval.inference.Deployments;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.proof.golden.InvalidTraceException;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.TraceArchive;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.TraceManifest;
import dev.landbridge.proof.llama.InvalidLlamaFileException;
import dev.landbridge.proof.llama.LlamaKlBase;
import dev.landbridge.proof.llama.LlamaTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes golden traces of other installations, and those made of what other tools wrote. */
@ApplicationScoped
class GoldenTraceImports {
    private static final long MAX_BYTES = 8L << 30;

    private final GoldenTraces traces;
    private final Deployments deployments;
    private final TraceConfig config;
    private final Clock clock;

    GoldenTraceImports(GoldenTraces traces, Deployments deployments, TraceConfig config, Clock clock) {
        this.traces = traces;
        this.deployments = deployments;
        this.config = config;
        this.clock = clock;
    }

    /** Fills the directory of a new trace. */
    private interface Source {
        Trace fill(Path directory) throws IOException;
    }

    /** @param deploymentId of this installation; what it serves must be what the trace was taken from */
    GoldenTrace archive(String team, Actor actor, String deploymentId, InputStream zip) {
        Deployment deployment = deployments.get(team, deploymentId);
        return keep(team, actor, deployment, "archive", directory -> {
            Trace trace = TraceArchive.unpack(zip, directory, MAX_BYTES);
            requireSame(trace.manifest(), Deployments.identity(deployment));
            return trace;
        });
    }

    /** The file does not tell what made it: weights, tokenizer and template are said to be those of the deployment. */
    GoldenTrace llama(String team, Actor actor, LlamaImport wish, InputStream file) {
        Deployment deployment = deployments.get(team, wish.deploymentId());
        return keep(team, actor, deployment, "llama.cpp", directory -> {
            DigestInputStream digested = new DigestInputStream(file, sha256());
            LlamaKlBase base = new LlamaKlBase(digested);
            LlamaKlBase.Windows windows = base.read(wish.windows(), config.topK(), wish.bosTokenId());
            digested.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            Trace trace = LlamaTrace.of(
                    windows,
                    wish.identity(Deployments.identity(deployment), digest),
                    List.of(Map.of(
                            "name", "llama.cpp KL base file",
                            "sha256", digest,
                            "n_ctx", "" + base.context(),
                            "n_vocab", "" + base.vocabulary(),
                            "n_chunk", "" + base.chunks(),
                            "windows_kept", "" + windows.tokens().cases())),
                    clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            TraceFiles.write(directory, trace);
            return TraceFiles.read(directory);
        });
    }

    private GoldenTrace keep(String team, Actor actor, Deployment deployment, String origin, Source source) {
        String id = Ids.next("gold");
        Path directory = config.golden(id);
        try {
            Trace trace = source.fill(directory);
            return traces.keep(team, actor, deployment, new GoldenTraces.Imported(id, origin, trace));
        } catch (InvalidTraceException | InvalidLlamaFileException e) {
            delete(directory);
            throw Problem.invalid("body", e.getMessage());
        } catch (IOException e) {
            delete(directory);
            throw Problem.invalid("body", "cannot be read: it is no file of this kind");
        } catch (RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    private static void requireSame(TraceManifest manifest, SideIdentity served) {
        if (!manifest.schema().equals(TraceManifest.GOLDEN)) {
            throw Problem.invalid("body", "is no golden trace but a " + manifest.schema());
        }
        SideIdentity taken = manifest.identity();
        same("weights", taken.weightsDigest(), served.weightsDigest());
        same("tokenizer", taken.tokenizerDigest(), served.tokenizerDigest());
        same("chat template", taken.chatTemplateDigest(), served.chatTemplateDigest());
    }

    private static void same(String what, String taken, String served) {
        if (!taken.equals(served)) {
            throw Problem.invalid(
                    "deployment_id",
                    "serves another %s than the trace was taken from: %s, not %s".formatted(what, served, taken));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
