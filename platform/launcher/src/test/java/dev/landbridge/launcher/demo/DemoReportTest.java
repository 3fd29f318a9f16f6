package dev.landbridge.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.ChatAnswer;
import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.layout.Ports;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    private final DemoReport report = new DemoReport(Ports.from(21000), "ada", "secret");

    @Test
    void hasTheDocumentedShape() {
        report.step("dataset", true, 1.5);
        report.training(new DemoReport.Training(1200, 9000, 0.0, 0.99, 0.1));
        report.evaluation(new DemoReport.Evaluation(500, 0.99, 0.004));
        report.parity(new DemoReport.Parity("PASS", 1e-5, 0.999, 2e-5));
        report.fault(new DemoReport.Fault("FAIL", "REFUSED", "parity failed"));
        report.release(new DemoReport.Release("production", 1, "grace"));
        report.chat(new DemoReport.Chat("1+1=", "1+1=2", "2", new ChatAnswer.Usage(5, 7, 12)));
        report.certificate(new DemoReport.Certificate("/c.zip", "ab"));
        report.serving("column-addition", "lb_live_x");

        assertThat(Json.tree(report.json())).isEqualTo(Json.tree("""
                {"steps":[{"name":"dataset","status":"ok","seconds":1.5}],
                 "training":{"steps":1200,"tokens_per_second":9000.0,"exact_match_before":0.0,"exact_match_after":0.99,
                   "exact_match_without_scratchpad":0.1},
                 "evaluation":{"n":500,"exact_match":0.99,"stderr":0.004},
                 "parity":{"verdict":"PASS","mean_kl":1.0E-5,"top1_agreement":0.999,"delta_nll":2.0E-5},
                 "fault":{"verdict":"FAIL","release_status":"REFUSED","message":"parity failed"},
                 "release":{"alias":"production","version":1,"approved_by":"grace"},
                 "chat":{"prompt":"1+1=","reasoning":"1+1=2","answer":"2",
                   "usage":{"prompt_tokens":5,"completion_tokens":7,"total_tokens":12}},
                 "certificate":{"path":"/c.zip","sha256":"ab"},
                 "urls":{"portal":"http://127.0.0.1:21000","registry":"http://127.0.0.1:21001",
                   "training":"http://127.0.0.1:21002","inference":"http://127.0.0.1:21003","eval":"http://127.0.0.1:21004"},
                 "account":{"user":"ada","password":"secret"},
                 "api_key":"lb_live_x"}
                """));
    }

    @Test
    void namesTheFailedStepAndLeavesTheRestNull() {
        report.step("dataset", false, 0.2);
        JsonNode json = Json.tree(report.json());
        assertThat(json.path("steps").path(0).path("status").asText()).isEqualTo("failed");
        assertThat(json.get("training").isNull()).isTrue();
    }
}
