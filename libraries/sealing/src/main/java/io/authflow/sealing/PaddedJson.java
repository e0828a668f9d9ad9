package io.authflow.sealing;

import io.authflow.contracts.event.EventJson;
import java.util.Arrays;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a JSON object and pads it with spaces to a multiple of 256 bytes. JSON parsers ignore the spaces. */
final class PaddedJson {
    private static final int BLOCK_BYTES = 256;
    private static final JsonMapper MAPPER = EventJson.mapper();

    private PaddedJson() {}

    static byte[] write(Consumer<ObjectNode> fields) {
        ObjectNode object = MAPPER.createObjectNode();
        fields.accept(object);
        byte[] json = MAPPER.writeValueAsBytes(object);
        byte[] padded = Arrays.copyOf(json, (json.length + BLOCK_BYTES - 1) / BLOCK_BYTES * BLOCK_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }
}
