package io.authflow.cli.deadletter;

import io.authflow.contracts.RequestId;
import io.authflow.contracts.event.EventJson;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The text of a JSON object, member by member. A member that stays keeps its text, because a parsed number may not be
 * the written one.
 */
final class RecordText {
    private static final String REQUEST_ID = "requestId";

    private final Map<String, String> members;

    private RecordText(Map<String, String> members) {
        this.members = members;
    }

    /**
     * Reads the members of an object.
     *
     * @throws JacksonException if the text is no JSON, or has a field twice
     */
    static RecordText of(String object) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = EventJson.mapper().createParser(object)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                String name = parser.currentName();
                parser.nextToken();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                members.put(name, object.substring(begin, end));
            }
        }
        return new RecordText(members);
    }

    RecordText without(String name) {
        Map<String, String> left = new LinkedHashMap<>(members);
        left.remove(name);
        return new RecordText(left);
    }

    RecordText with(RequestId requestId) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(REQUEST_ID, "\"" + REQUEST_ID + "\":\"" + requestId + "\"");
        return new RecordText(changed);
    }

    /** Returns the object as JSON. */
    String json() {
        return "{" + String.join(",", members.values()) + "}";
    }

    /** Shows nothing of the object, which may hold a password. */
    @Override
    public String toString() {
        return "RecordText[***]";
    }
}
