package io.authflow.localcognito;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the local run's Cognito until the process ends. Settings are environment variables: AUTHFLOW_LOCAL_COGNITO_PORT
 * (9229), _ADDRESS (127.0.0.1), _PUBLIC_URL, _DATA_DIR, _USER_POOL_ID, _CLIENT_ID, _CLIENT_SECRET_FILE or _CLIENT_SECRET,
 * _QUOTAS (false), _TOKEN_SIGNING (RS256; HS256 for benchmarks).
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
