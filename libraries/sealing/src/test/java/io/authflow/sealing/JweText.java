package io.authflow.sealing;

import io.authflow.contracts.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The five parts of a compact JWE, for tests that change one part. */
record JweText(List<String> parts) {
    static JweText of(Sealed sealed) {
        return new JweText(List.of(sealed.jwe().split("\\.", -1)));
    }

    String headerJson() {
        return new String(Base64.getUrlDecoder().decode(parts.get(0)), StandardCharsets.UTF_8);
    }

    JweText withHeaderJson(String json) {
        return with(0, Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Flips one bit in the middle of a part. An empty part becomes four bytes. */
    JweText flip(int part) {
        byte[] bytes = Base64.getUrlDecoder().decode(parts.get(part));
        if (bytes.length == 0) {
            return with(part, "AAAA");
        }
        bytes[bytes.length / 2] ^= 1;
        return with(part, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    Sealed toSealed() {
        return new Sealed(String.join(".", parts));
    }

    private JweText with(int part, String text) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(part, text);
        return new JweText(changed);
    }
}
