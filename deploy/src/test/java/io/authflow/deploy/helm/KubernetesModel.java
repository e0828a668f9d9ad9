package io.authflow.deploy.helm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The classes that Kubernetes' own description was turned into, taken as a strict schema. */
final class KubernetesModel {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    /** From 1.21 on; what the chart has no use for is not here. */
    private static final Map<String, String> SERVED = Map.of(
            "ConfigMap", "v1",
            "Deployment", "apps/v1",
            "Job", "batch/v1",
            "NetworkPolicy", "networking.k8s.io/v1",
            "PersistentVolumeClaim", "v1",
            "Pod", "v1",
            "PodDisruptionBudget", "policy/v1",
            "Service", "v1",
            "ServiceAccount", "v1",
            "StatefulSet", "apps/v1");

    private KubernetesModel() {}

    /**
     * Passes only what names no unknown field, leaves out no required one, and has a value of the right type in each. The
     * model tells the first two; of the third it is lenient, and turns {@code "1"} into 1, which Kubernetes refuses: so what
     * was read must be written the same, empty lists and maps besides.
     */
    static void check(JsonObject object, String kubernetes) {
        Class<?> type = typeOf(object);
        requireServed(object, kubernetes);
        validate(type, object);
        JsonElement written = JsonParser.parseString(JSON.serialize(JSON.deserialize(object.toString(), type)));
        if (!holds(written, object)) {
            throw new IllegalArgumentException(
                    "A value is of a wrong type. Given " + object + ", understood " + written);
        }
    }

    private static boolean holds(@Nullable JsonElement written, JsonElement given) {
        if (given.isJsonObject() && written instanceof JsonObject fields) {
            return given.getAsJsonObject().entrySet().stream()
                    .allMatch(field -> holds(fields.get(field.getKey()), field.getValue()));
        }
        if (given.isJsonArray() && written instanceof JsonArray items) {
            return items.size() == given.getAsJsonArray().size()
                    && IntStream.range(0, items.size())
                            .allMatch(i ->
                                    holds(items.get(i), given.getAsJsonArray().get(i)));
        }
        return given.equals(written);
    }

    private static void validate(Class<?> type, JsonObject object) {
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classes leave the version to the caller. */
    private static void requireServed(JsonObject object, String kubernetes) {
        String kind = object.get("kind").getAsString();
        String version = object.get("apiVersion").getAsString();
        boolean old = Integer.parseInt(kubernetes.split("\\.")[1]) < 21;
        String served = kind.equals("PodDisruptionBudget") && old ? "policy/v1beta1" : SERVED.get(kind);
        if (!version.equals(served)) {
            throw new IllegalArgumentException(
                    "Kubernetes " + kubernetes + " serves " + kind + " as " + served + ", not as " + version);
        }
    }

    private static Class<?> typeOf(JsonObject object) {
        String kind = object.get("kind").getAsString();
        try {
            return Class.forName(MODELS + "V1" + kind);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Kubernetes has no " + kind, e);
        }
    }
}
