package io.authflow.cli.deadletter;

/** Reason why the record behind a dead letter is not redriven. */
public enum RedriveRefusal {
    SOURCE_GONE("retention has deleted its record: ask the requester to send it again"),
    SOURCE_CHANGED(
            "another record stands at its place, because the topic was made anew: ask the requester to send it again"),
    NOT_AN_OBJECT(
            "its record is no JSON object, so it can carry no new request id: ask the requester to send it again"),
    SEALED("its record carries a secret that is sealed to the old request id, which nobody could open under a new one:"
            + " ask the requester to send it again"),
    SESSION_CHANGE(
            "its record changes a session, and a new request id names none: ask for the change again, with the id of"
                    + " the session"),
    NO_INPUT("its record comes from a topic that no service of authflow reads: look there for what wrote it");

    private final String sentence;

    RedriveRefusal(String sentence) {
        this.sentence = sentence;
    }

    /** Says why, and what to do next. */
    public String sentence() {
        return sentence;
    }
}
