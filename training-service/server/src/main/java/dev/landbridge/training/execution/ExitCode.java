package dev.landbridge.training.execution;

import java.util.Map;

/** What a process's exit code means to people. */
final class ExitCode {
    private static final int SIGNAL_BASE = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            6, "SIGABRT: the engine or the Java heap gave up",
            7, "SIGBUS",
            9, "SIGKILL: killed from outside, or out of memory",
            11, "SIGSEGV: the engine crashed",
            15, "SIGTERM");

    private ExitCode() {}

    static String describe(int code) {
        if (code <= SIGNAL_BASE) {
            return "the worker ended with exit code " + code;
        }
        int signal = code - SIGNAL_BASE;
        return "the worker died of signal " + signal + " (" + SIGNALS.getOrDefault(signal, "see its log") + ")";
    }
}
