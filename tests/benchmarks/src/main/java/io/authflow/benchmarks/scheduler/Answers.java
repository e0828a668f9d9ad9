package io.authflow.benchmarks.scheduler;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** The child's side of a {@link ChildJvm}. */
final class Answers {
    static final String PREFIX = "ANSWER ";

    private Answers() {}

    /** Answers each line of the standard input on the standard output, until the input ends. */
    static void give(UnaryOperator<String> answer) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(PREFIX + answer.apply(question));
        }
    }
}
