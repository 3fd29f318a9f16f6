package dev.landbridge.launcher.demo;

import dev.landbridge.launcher.frontdoor.Certificate;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.verify.CertificateCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Downloads the certificate and verifies it as a customer would: offline, with the installation's public key. */
final class CertificateStep implements DemoStep {
    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) throws InterruptedException {
        demo.release(Releases.awaitSteps(demo.ada(), demo.release(), List.of(name()), progress));
        String id = demo.release().certificateId();
        Certificate certificate = demo.ada().get("/api/v1/certificates/" + id, Certificate.class);
        Path file = demo.home().certificates().resolve(id + ".landbridge.zip");
        try {
            Files.write(file, demo.ada().bytes("/api/v1/certificates/" + id + "/archive"));
            CertificateCheck check =
                    CertificateCheck.of(file, Optional.of(demo.home().certificatePublicKey()));
            StepFailure.unless(check.verified(), "the certificate does not verify: " + check.differences());
            demo.report().certificate(new DemoReport.Certificate(file.toString(), certificate.sha256()));
            return "verified offline, verdict %s recomputed, %s %s, %s"
                    .formatted(check.verdict(), certificate.chip(), certificate.numerics(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
