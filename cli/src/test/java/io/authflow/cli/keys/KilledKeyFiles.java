package io.authflow.cli.keys;

import io.authflow.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Key files that fail after a number of replacements, as on a full disk. The files that are left are those that a kill
 * would leave.
 */
final class KilledKeyFiles extends KeyFiles {
    private int left;

    KilledKeyFiles(Path directory, int replacements) {
        super(directory);
        this.left = replacements;
    }

    @Override
    void replacePrivate(String audience, SealingKeys keys) throws IOException {
        live();
        super.replacePrivate(audience, keys);
    }

    @Override
    void replacePublic(SealingKeys keys) throws IOException {
        live();
        super.replacePublic(keys);
    }

    private void live() throws IOException {
        if (left-- == 0) {
            throw new IOException("killed");
        }
    }
}
