package io.authflow.cli.command;

import io.authflow.contracts.RequestId;
import picocli.CommandLine.ITypeConverter;

/** Parses the id of a request, as {@code publish} prints it. */
public final class RequestIdConverter implements ITypeConverter<RequestId> {
    @Override
    public RequestId convert(String text) {
        if (!RequestId.isValid(text)) {
            throw new UnfitValueException("a request id is " + RequestId.FORM);
        }
        return new RequestId(text);
    }
}
