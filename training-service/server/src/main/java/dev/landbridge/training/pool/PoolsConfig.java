package dev.landbridge.training.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The pools of this installation, by name. */
@ConfigMapping(prefix = "landbridge.pools")
interface PoolsConfig {
    @WithParentName
    Map<String, Entry> pools();

    interface Entry {
        String title();

        String silicon();

        /** Preference, lowest first: a run that names no pool takes the first available one. */
        int order();

        /** The pool that the installation wants training on. */
        @WithDefault("false")
        boolean primary();

        @WithDefault("false")
        boolean experimental();

        /** Attempts that can run at the same time. */
        int capacity();

        Backend backend();
    }

    enum Backend {
        /** A worker process on this machine; it computes on the CPU only. */
        PROCESS,
        /** Jobs of a Kubernetes cluster. */
        CLUSTER
    }
}
