package io.authflow.localcognito.pool;

import java.util.Map;
import java.util.Set;

/** Checks the attributes that a caller gives a user. */
final class AttributeRules {
    static final String EMAIL_VERIFIED = "email_verified";

    private static final Set<String> STANDARD = Set.of(
            "address",
            "birthdate",
            "email",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo");
    private static final int LONGEST = 2048;
    private final Set<String> custom;

    AttributeRules(Set<String> custom) {
        this.custom = custom;
    }

    /** Checks the changes of an administrator, who may also set {@code email_verified}. */
    void checkChanges(Map<String, String> changes) {
        changes.entrySet().stream()
                .filter(change -> !change.getKey().equals(EMAIL_VERIFIED))
                .forEach(change -> check(change.getKey(), change.getValue()));
    }

    void check(Map<String, String> attributes) {
        attributes.forEach(this::check);
    }

    private void check(String name, String value) {
        if (!STANDARD.contains(name) && !custom.contains(name)) {
            throw Refusal.invalidParameter("Attributes did not conform to the schema: Type for attribute {" + name
                    + "} could not be determined");
        }
        if (value.length() > LONGEST) {
            throw Refusal.constraint("userAttributes", "have length less than or equal to " + LONGEST);
        }
        if (name.equals("email") && !UsernameRule.isEmail(value)) {
            throw Refusal.invalidParameter("Invalid email address format.");
        }
    }
}
