package io.authflow.localcognito.ledger;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes records and entries as JSON, one line each. Absent fields are left out. */
public final class LedgerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
            .build();

    private LedgerJson() {}

    public static byte[] line(LedgerRecord record) {
        return MAPPER.writeValueAsBytes(record);
    }

    static byte[] line(Entry entry) {
        return MAPPER.writeValueAsBytes(entry);
    }

    static Entry entry(byte[] line) {
        return MAPPER.readValue(line, Entry.class);
    }
}
