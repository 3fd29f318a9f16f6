package dev.landbridge.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {
    @Test
    void namesTheProcessThatListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortHolder.isFree(port)).isFalse();
            assertThat(PortHolder.find(port).map(ProcessHandle::pid))
                    .contains(ProcessHandle.current().pid());
        }
        assertThat(PortHolder.isFree(port)).isTrue();
        assertThat(PortHolder.find(port)).isEmpty();
    }
}
