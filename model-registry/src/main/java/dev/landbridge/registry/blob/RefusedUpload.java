package dev.landbridge.registry.blob;

import dev.landbridge.contracts.registry.v1.UploadRequest;
import io.grpc.stub.StreamObserver;

/** Takes what is still on its way of an upload that was answered with an error. */
final class RefusedUpload implements StreamObserver<UploadRequest> {
    @Override
    public void onNext(UploadRequest request) {
        // dropped: the answer is given
    }

    @Override
    public void onError(Throwable t) {
        // the answer is given
    }

    @Override
    public void onCompleted() {
        // the answer is given
    }
}
