package dev.landbridge.inference.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** A request's body in memory, up to a limit. */
final class BoundedBody {
    private BoundedBody() {}

    static Future<Buffer> read(HttpServerRequest request, long maxBytes) {
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > maxBytes) {
                // The rest is read and dropped, so that the client gets to see the answer.
                whole.tryFail(new OpenAiException(OpenAiError.tooLarge(maxBytes)));
            } else if (!whole.future().isComplete()) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.resume();
        return whole.future();
    }
}
