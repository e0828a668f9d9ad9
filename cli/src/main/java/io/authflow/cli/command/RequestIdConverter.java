package io.authflow.cli.command;

import io.authflow.contracts.RequestId;
import picocli.CommandLine.ITypeConverter;

/** The id of a request, as {@code publish} prints it. */
final class RequestIdConverter implements ITypeConverter<RequestId> {
    @Override
    public RequestId convert(String text) {
        if (!RequestId.isValid(text)) {
            throw new UnfitValueException("a request id has 1 to 64 characters of A-Z a-z 0-9 . _ -");
        }
        return new RequestId(text);
    }
}
