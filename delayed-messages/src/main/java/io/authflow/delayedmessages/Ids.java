package io.authflow.delayedmessages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Ids as one value of a store: each with its length in two bytes before it. */
final class Ids {

    private Ids() {}

    static byte[] encode(List<String> ids) {
        List<byte[]> encoded =
                ids.stream().map(id -> id.getBytes(StandardCharsets.UTF_8)).toList();
        ByteBuffer buffer = ByteBuffer.allocate(
                encoded.stream().mapToInt(id -> Short.BYTES + id.length).sum());
        encoded.forEach(id -> buffer.putShort((short) id.length).put(id));
        return buffer.array();
    }

    static List<String> decode(byte[] value) {
        List<String> ids = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(value);
        while (buffer.hasRemaining()) {
            byte[] id = new byte[buffer.getShort()];
            buffer.get(id);
            ids.add(new String(id, StandardCharsets.UTF_8));
        }
        return ids;
    }
}
