package io.authflow.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/**
 * Tests credentials in a pod whose service account has a role. They come from STS in exchange for the token that
 * Kubernetes mounts.
 */
class RoleOfServiceAccountTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/authflow-check-service";
    private static final String ANSWER = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <AssumedRoleUser><Arn>arn</Arn><AssumedRoleId>id</AssumedRoleId></AssumedRoleUser>
                <Credentials>
                  <AccessKeyId>of-the-role</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
                  <SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
                </Credentials>
              </AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>""";

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private HttpServer sts;

    @BeforeEach
    void start() throws IOException {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", this::answer);
        sts.start();
        System.setProperty(
                "aws.endpointUrlSts", "http://localhost:" + sts.getAddress().getPort());
        System.setProperty("aws.region", "eu-central-1");
    }

    @AfterEach
    void stop() {
        System.clearProperty("aws.endpointUrlSts");
        System.clearProperty("aws.region");
        sts.stop(0);
    }

    @Test
    void tokenOfTheServiceAccountGivesTheCredentialsOfItsRole() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "token-of-kubernetes");

        AwsCredentials credentials;
        try (WebIdentityTokenFileCredentialsProvider provider = WebIdentityTokenFileCredentialsProvider.builder()
                .roleArn(ROLE)
                .webIdentityTokenFile(token)
                .build()) {
            credentials = provider.resolveCredentials();
        }

        assertThat(credentials.accessKeyId()).isEqualTo("of-the-role");
        assertThat(requests)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=token-of-kubernetes");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = ANSWER.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
