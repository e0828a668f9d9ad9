package io.authflow.delayedmessages.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Encodes a list of keys as one value of a store. Each key follows its length in two bytes. */
final class KeyListCodec {

    private KeyListCodec() {}

    static byte[] encode(List<Bytes> ids) {
        ByteBuffer buffer = ByteBuffer.allocate(
                ids.stream().mapToInt(id -> Short.BYTES + id.get().length).sum());
        ids.forEach(id -> buffer.putShort((short) id.get().length).put(id.get()));
        return buffer.array();
    }

    static List<Bytes> decode(byte[] value) {
        List<Bytes> ids = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(value);
        while (buffer.hasRemaining()) {
            byte[] id = new byte[buffer.getShort()];
            buffer.get(id);
            ids.add(Bytes.wrap(id));
        }
        return ids;
    }
}
