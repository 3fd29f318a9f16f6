package dev.landbridge.testkit.blob;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An {@link S3Server} as a process: its libraries do not mix with those of the service under test. */
public final class S3Process implements AutoCloseable {
    private final Path directory;
    private final Process process;
    private final URI endpoint;

    private S3Process(Path directory, Process process, URI endpoint) {
        this.directory = directory;
        this.process = process;
        this.endpoint = endpoint;
    }

    public static S3Process start(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-Xmx512m", "-cp", classpath(), S3Server.class.getName(), directory.toString())
                .redirectError(directory.resolve("s3-server.log").toFile())
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String address = said.readLine();
        if (address == null) {
            throw new IOException("the S3 server did not start; see " + directory.resolve("s3-server.log"));
        }
        return new S3Process(directory, process, URI.create(address));
    }

    /** The settings that make the registry keep its bytes there. */
    public Map<String, String> settings() {
        return Map.of(
                "landbridge.blob.store", "s3",
                "landbridge.blob.s3.endpoint", endpoint.toString(),
                "landbridge.blob.s3.bucket", S3Server.BUCKET,
                "landbridge.blob.s3.access-key", S3Server.ACCESS_KEY,
                "landbridge.blob.s3.secret-key", S3Server.SECRET_KEY);
    }

    /** Where the objects of the bucket lie as files. */
    public Path bucket() {
        return directory.resolve(S3Server.BUCKET);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String classpath() throws IOException {
        try (InputStream libraries = S3Server.class.getResourceAsStream("/s3-server.classpath")) {
            if (libraries == null) {
                throw new IOException("s3-server.classpath is missing: build the testkit with Maven");
            }
            Path own = Path.of(S3Server.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return String.join(
                    System.getProperty("path.separator"),
                    List.of(own.toString(), new String(libraries.readAllBytes(), StandardCharsets.UTF_8).strip()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
