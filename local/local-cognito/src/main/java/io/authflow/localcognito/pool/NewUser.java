package io.authflow.localcognito.pool;

import io.authflow.localcognito.settings.Secret;
import java.util.Map;

/** A user to be created. The password prints as stars. */
public record NewUser(String username, Secret password, Map<String, String> attributes) {}
