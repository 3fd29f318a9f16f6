package dev.landbridge.proof.certificate;

import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;

/** What a certificate is made of. */
public record CertificateContent(Trace golden, Trace target, ParityPolicy policy, ParityResult result) {}
