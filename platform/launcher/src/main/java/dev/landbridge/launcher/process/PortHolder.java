package dev.landbridge.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a TCP port is free on this machine, and who listens on it. */
public final class PortHolder {
    private static final String LISTENING = "0A";

    private PortHolder() {}

    public static boolean isFree(int port) {
        return canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                && canBind(new InetSocketAddress(port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The listening process, where {@code /proc} shows it to this user. */
    public static Optional<ProcessHandle> find(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> socketInode(Path.of(table), port).stream())
                .flatMap(inode -> owner(inode).stream())
                .findFirst();
    }

    private static Optional<String> socketInode(Path table, int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        try {
            List<String> lines = Files.readAllLines(table);
            return lines.stream()
                    .skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals(LISTENING))
                    .map(fields -> fields[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> owner(String inode) {
        String target = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process, target))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String target) {
        Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.anyMatch(link -> pointsTo(link, target));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pointsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException e) {
            return false;
        }
    }
}
