package io.authflow.check.intake;

/** What the intake refuses and JSON Schema has no words for. */
enum Unsayable {
    /** JSON Schema speaks of members by name, as if each were there once. */
    DUPLICATE_KEY,
    /** An escape such as {@code \ud800} is JSON, and no text. */
    LONE_SURROGATE,
    /** A schema bounds characters, not the bytes of the whole value. */
    TOO_LARGE,
    /** A schema does not bound the depth of a field that it does not know. */
    TOO_DEEP,
    /** A schema bounds a number, not how many digits it is written with. */
    LONG_NUMBER,
    /** A pattern cannot tell whether a point is on P-256. */
    OFF_THE_CURVE
}
