package dev.landbridge.training.fake;

import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.PortabilityFinding;
import dev.landbridge.contracts.eval.v1.PortabilityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityVerdict;
import io.grpc.stub.StreamObserver;

/** Blocks models of more than four layers, allows the others. */
final class FakePortability extends PortabilityServiceGrpc.PortabilityServiceImplBase {
    @Override
    public void checkPortability(CheckPortabilityRequest request, StreamObserver<CheckPortabilityResponse> answer) {
        CheckPortabilityResponse.Builder response = CheckPortabilityResponse.newBuilder()
                .setChip(request.getChip())
                .setRulesVersion("7")
                .setVerdict(PortabilityVerdict.PORTABILITY_VERDICT_OK);
        if (request.getConfigJson().contains("\"num_hidden_layers\":8")) {
            response.setVerdict(PortabilityVerdict.PORTABILITY_VERDICT_BLOCK)
                    .addFindings(PortabilityFinding.newBuilder()
                            .setRule("too-deep")
                            .setVerdict(PortabilityVerdict.PORTABILITY_VERDICT_BLOCK)
                            .setReason("Eight layers do not fit.")
                            .setRemedy("Use at most four."));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }
}
