package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.SyntheticTraces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A certificate carries its policy, so the judge must still give, digit for digit, what it gave under an old one. */
class OldPolicyTest {

    @Test
    void judgesUnderTheFirstPolicyAsItDidThen() throws IOException {
        assertThat(gates("exact", 0)).isEqualTo("a4d191557bc1774e567892208eb7fd8e7752e5cecc29e2e15bbfd0b56efba3de");
        assertThat(gates("exact", 3)).isEqualTo("3a9729d2fbdffb6f146e43542efbd566803e69ce202e7e83cf8d5264b4cd13f5");
        assertThat(gates("same-precision", 0))
                .isEqualTo("9228cacb5906e19e61f865436ade4ea009c12f1ed2cea707adc405f316e69a3f");
        assertThat(gates("same-precision", 3))
                .isEqualTo("2195514ecb3cde36b281d84e54a41449fc8ee172f88535e2c684c7c8552ca6eb");
    }

    private static String gates(String profile, int lost) throws IOException {
        SyntheticTraces traces = new SyntheticTraces();
        traces.lostTasks = lost;
        ParityResult result = new ParityJudge(policy(), profile)
                .judge(traces.golden(), traces.target(lost == 0 ? SyntheticTraces.BF16 : SyntheticTraces.ROPE));
        List<Gate> known =
                result.gates().stream().filter(gate -> !gate.id().equals("G5")).toList();
        return CanonicalJson.sha256(ProofJson.tree(known));
    }

    private static ParityPolicy policy() throws IOException {
        try (InputStream in = OldPolicyTest.class.getResourceAsStream("/proof/parity-policy-2026.11.1.yaml")) {
            return ParityPolicy.parse(in.readAllBytes());
        }
    }
}
