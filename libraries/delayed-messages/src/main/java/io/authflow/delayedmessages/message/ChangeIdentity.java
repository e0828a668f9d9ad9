package io.authflow.delayedmessages.message;

import java.nio.charset.StandardCharsets;

/**
 * Identifies a change to a timer, so that each change is made once. A repeat with the same id and content gets the
 * first answer again. The same id with other content is rejected by a {@link io.authflow.delayedmessages.engine.ConflictException}.
 *
 * @param id identifies the change among the changes to one timer; 1 to {@value #MAX_ID_BYTES} bytes in UTF-8
 * @param content what the change asks for, in any form; equal for repeats
 */
public record ChangeIdentity(String id, byte[] content) {
    static final int MAX_ID_BYTES = 1_024;

    public ChangeIdentity {
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_ID_BYTES) {
            throw new IllegalArgumentException("A change's id has " + bytes + " bytes, because the reader made it so;"
                    + " give it 1 to " + MAX_ID_BYTES + " bytes");
        }
    }

    /** Leaves the content out. */
    @Override
    public String toString() {
        return "ChangeIdentity[id=" + id + "]";
    }
}
