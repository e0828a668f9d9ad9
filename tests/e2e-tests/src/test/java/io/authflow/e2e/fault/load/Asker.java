package io.authflow.e2e.fault.load;

/** Kinds of users. The kind decides how the flow must end. */
public enum Asker {
    /** Has never signed up. */
    NEW,
    /** Exists, and gives the right password. */
    KNOWN,
    /** Exists, and gives a wrong password. */
    WRONG_PASSWORD
}
