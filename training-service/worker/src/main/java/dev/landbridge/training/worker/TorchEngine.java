package dev.landbridge.training.worker;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Starts PyTorch once in this process, offline and with one thread. */
final class TorchEngine {
    static final int THREADS = 1;

    private TorchEngine() {}

    /** Idempotent. The cache is the variable DJL_CACHE_DIR, else the property landbridge.djl.cache. */
    static Engine start() {
        // Without this the engine asks the EC2 metadata address who its host is.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(THREADS));
        System.setProperty("ai.djl.pytorch.num_interop_threads", Integer.toString(THREADS));
        String cache = System.getProperty("landbridge.djl.cache");
        if (cache != null) {
            System.setProperty("DJL_CACHE_DIR", cache);
        }
        return Engine.getEngine("PyTorch");
    }

    static ObjectNode describe() {
        Engine engine = start();
        return JsonNodeFactory.instance
                .objectNode()
                .put("engine", "PyTorch " + engine.getVersion() + " (DJL " + Engine.getDjlVersion() + ")")
                .put("device", "cpu")
                .put("threads", THREADS)
                .put("dtype", "float32")
                .put("java", System.getProperty("java.version"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    static NDManager newManager() {
        return start().newBaseManager();
    }

    /** Gradient mode is a property of the thread, and on for every thread but the engine's first. */
    static void withoutGradient() {
        JniUtils.setGradMode(false);
    }
}
