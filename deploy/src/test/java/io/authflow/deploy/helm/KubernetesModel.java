package io.authflow.deploy.helm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The classes that Kubernetes' own description was turned into, taken as a strict schema. */
final class KubernetesModel {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private KubernetesModel() {}

    /**
     * Passes only what names no unknown field, leaves out no required one, and has a value of the right type in each. The
     * model tells the first two; of the third it is lenient, and turns {@code "1"} into 1, which Kubernetes refuses: so what
     * was read must be written the same, empty lists and maps besides.
     */
    static void check(JsonObject object) {
        Class<?> type = typeOf(object);
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

    private static Class<?> typeOf(JsonObject object) {
        String kind = object.get("kind").getAsString();
        String name = (kind.equals("HorizontalPodAutoscaler") ? "V2" : "V1") + kind;
        try {
            return Class.forName(MODELS + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("Kubernetes has no " + kind, e);
        }
    }
}
