package io.authflow.cli.operate;

import io.authflow.cli.command.UnfitValueException;
import io.authflow.cli.render.AccessList;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;

/** Parses the output format for access rights. */
final class FormatConverter implements ITypeConverter<AccessList.Format> {
    @Override
    public AccessList.Format convert(String text) {
        return Arrays.stream(AccessList.Format.values())
                .filter(format -> format.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnfitValueException("give kafka-acls or json"));
    }
}
