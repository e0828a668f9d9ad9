package io.authflow.localcognito;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the Cognito of the local run until the process ends. Its settings are environment variables with the prefix
 * AUTHFLOW_LOCAL_COGNITO_. Network: PORT (9229), ADDRESS (127.0.0.1) and PUBLIC_URL. State and ids: DATA_DIR,
 * USER_POOL_ID, CLIENT_ID, and CLIENT_SECRET_FILE or CLIENT_SECRET. Behaviour: QUOTAS (false) and TOKEN_SIGNING (RS256,
 * or HS256 for benchmarks).
 */
public final class LocalCognitoMain {
    private static final String LOG_CONFIGURATION = "logback.configurationFile";

    private LocalCognitoMain() {}

    public static void main(String[] args) throws InterruptedException {
        System.getProperties().putIfAbsent(LOG_CONFIGURATION, "local-cognito-logback.xml");
        run(LoggerFactory.getLogger(LocalCognitoMain.class));
    }

    private static void run(Logger log) throws InterruptedException {
        Environment environment = new Environment(System.getenv());
        LocalRun run = LocalRun.start(environment.settings(), environment.providedIds());
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "local-cognito-stop"));
        if (environment.quotas()) {
            run.cognito().quotas().enforceDefaults();
        }
        log.atInfo()
                .addKeyValue("endpoint", run.cognito().endpoint())
                .addKeyValue("userPoolId", run.userPoolId())
                .addKeyValue("clientId", run.client().clientId())
                .log("The local Cognito is listening");
        run.cognito().join();
    }
}
