package io.authflow.boundedconsumer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.kafka.clients.ClientRequest;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.RequestCompletionHandler;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.FetchResponse;

/** Wraps a network client so that the consumer sees only bounded records in the response to a fetch. */
final class BoundedFetches implements InvocationHandler {
    private final KafkaClient client;
    private final BoundedResponse bounded;

    private BoundedFetches(KafkaClient client, RecordBounds bounds) {
        this.client = client;
        this.bounded = new BoundedResponse(bounds);
    }

    static KafkaClient bound(KafkaClient client, RecordBounds bounds) {
        return (KafkaClient) Proxy.newProxyInstance(
                KafkaClient.class.getClassLoader(),
                new Class<?>[] {KafkaClient.class},
                new BoundedFetches(client, bounds));
    }

    /**
     * Replaces the completion handler of a fetch at the moment when the consumer sends the request. Before that, the
     * consumer still reads its own handler back from the queued request.
     */
    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        if (method.getName().equals("send")
                && given[0] instanceof ClientRequest request
                && request.apiKey() == ApiKeys.FETCH) {
            given[0] = bounding(request);
        }
        try {
            return method.invoke(client, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private ClientRequest bounding(ClientRequest request) {
        RequestCompletionHandler completion = request.callback();
        return new ClientRequest(
                request.destination(),
                request.requestBuilder(),
                request.correlationId(),
                clientId(request),
                request.createdTimeMs(),
                request.expectResponse(),
                request.requestTimeoutMs(),
                response -> completion.onComplete(bounded(response)));
    }

    private static String clientId(ClientRequest request) {
        return request.makeHeader(request.requestBuilder().latestAllowedVersion())
                .clientId();
    }

    private ClientResponse bounded(ClientResponse response) {
        if (response.responseBody() instanceof FetchResponse fetch) {
            bounded.bound(response.destination(), fetch.data());
        }
        return response;
    }
}
