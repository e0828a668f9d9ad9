package io.authflow.check.intake;

/** Faults that the intake refuses and that JSON Schema cannot express. */
enum Unsayable {
    /** JSON Schema names members, but cannot say that a member occurs only once. */
    DUPLICATE_KEY,
    /** An escape such as {@code \ud800} is valid JSON, but no valid text. */
    LONE_SURROGATE,
    /** A schema limits characters, but not the bytes of the whole value. */
    TOO_LARGE,
    /** A schema does not limit the depth of unknown fields. */
    TOO_DEEP,
    /** A pattern cannot check that a point is on P-256. */
    OFF_THE_CURVE
}
