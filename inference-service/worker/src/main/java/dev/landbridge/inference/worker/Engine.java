package dev.landbridge.inference.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine process: see README.md of this module for options, the ready line and exit codes. */
public final class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class.getName());

    private Engine() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            EngineOptions options = EngineOptions.parse(arguments);
            RunningEngine engine =
                    RunningEngine.start(options, () -> Runtime.getRuntime().halt(1));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(engine), "landbridge-shutdown"));
            print(ready(engine));
            if (!options.detached()) {
                awaitParent(System.in);
                System.exit(0);
            }
        } catch (EngineException e) {
            if (e.exitCode() == 1) {
                LOG.log(Level.SEVERE, e.getMessage(), e);
            }
            print(error(e));
            System.exit(e.exitCode());
        }
    }

    private static ObjectNode ready(RunningEngine engine) {
        long startedAt = ManagementFactory.getRuntimeMXBean().getStartTime();
        ObjectNode line =
                JsonNodeFactory.instance.objectNode().put("type", "ready").put("port", engine.port());
        line.setAll(engine.facts());
        return line.put("startup_ms", Clock.systemUTC().millis() - startedAt);
    }

    private static ObjectNode error(EngineException e) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "error")
                .put("code", e.code())
                .put("message", e.getMessage())
                .put("exit_code", e.exitCode());
    }

    /** Returns when the parent closed its end of the pipe or died. */
    private static void awaitParent(InputStream in) {
        byte[] buffer = new byte[256];
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                read = in.read(buffer);
            }
        } catch (IOException e) {
            LOG.log(Level.FINE, "standard input failed, taken as closed", e);
        }
    }

    private static void close(RunningEngine engine) {
        try {
            engine.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the engine did not close in order", e);
        }
    }

    private static void print(ObjectNode line) {
        System.out.println(line);
        System.out.flush();
    }
}
