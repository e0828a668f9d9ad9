package io.authflow.localcognito;

import static io.authflow.localcognito.TestingClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the HTTP protocol with requests that the SDK never sends. */
class WireTest {
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static LocalRun run;

    @BeforeAll
    static void start() {
        run = LocalRun.start(LocalCognitoSettings.inMemory());
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    @Test
    void adminOperationsNeedASignature() throws Exception {
        String body = "{\"UserPoolId\":\"" + run.userPoolId() + "\",\"Username\":\"anyone\"}";

        HttpResponse<String> answer = post(SERVICE + "AdminGetUser", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"__type\":\"MissingAuthenticationTokenException\"");
    }

    @Test
    void anErrorNamesItsTypeInTheHeaderToo() throws Exception {
        HttpResponse<String> answer = post(SERVICE + "GlobalSignOut", "{\"AccessToken\":\"bad\"}");

        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("NotAuthorizedException:");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(answer.body()).contains("\"message\":\"Invalid Access Token\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "42", "{\"AccessToken\":42}", PASSWORD})
    void aBodyThatIsNoSuchObjectIsRefusedAndNotEchoed(String body) throws Exception {
        HttpResponse<String> answer = post(SERVICE + "GlobalSignOut", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SerializationException").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE + "DeleteUserPool", "Other.AdminGetUser", "AdminGetUser"})
    void anUnknownOperationIsRefused(String target) throws Exception {
        HttpResponse<String> answer = post(target, "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UnknownOperationException");
    }

    @Test
    void aMissingFieldIsNamed() throws Exception {
        HttpResponse<String> answer = post(SERVICE + "SignUp", "{\"Password\":\"x\"}");

        assertThat(answer.body()).contains("InvalidParameterException").contains("'username'");
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() throws Exception {
        HttpResponse<String> answer = post(SERVICE + "SignUp", "x".repeat((1 << 20) + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void theHealthIsUp() throws Exception {
        HttpResponse<String> answer = get("/_health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("UP");
    }

    @Test
    void theLedgerIsJsonLines() throws Exception {
        HttpResponse<String> answer = get("/_ledger");

        assertThat(answer.body().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(line).startsWith("{\"seq\":").endsWith("}"));
    }

    @Test
    void theLedgerCanBeReadFromAPoint() throws Exception {
        HttpResponse<String> answer = get("/_ledger?since=1");

        assertThat(answer.body()).startsWith("{\"seq\":2,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/local_unknown00/.well-known/jwks.json", "/.well-known/jwks.json"})
    void otherDocumentsAreNotHere(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(run.cognito().endpoint().resolve("/"))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = run.cognito().endpoint().resolve(path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
