package io.authflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcessArgumentsTest {
    private static final byte[] JAVA = "java\0-jar\0authflow.jar\0".getBytes(StandardCharsets.US_ASCII);

    @Test
    void decodesAnewWhatJavaReplaced() {
        assertThat(exact("publish\0--user\0jos\u00e9 \ud83d\ude00\0\0", "publish", "--user", "jos?? ????", ""))
                .containsExactly("publish", "--user", "jos\u00e9 \ud83d\ude00", "");
    }

    @Test
    void marksWhatIsNotUtf8() {
        byte[] latin1 = "show\0jos\u00e9\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ProcessArguments.exact(new String[] {"show", "jos\u00e9"}, latin1))
                .containsExactly("show", "jos\ufffd");
    }

    @Test
    void keepsArgumentsThatDidNotComeFromTheCommandLine() {
        assertThat(exact("@arguments\0", "show", "some-id")).containsExactly("show", "some-id");
        assertThat(ProcessArguments.exact(new String[] {"show"}, new byte[0])).containsExactly("show");
    }

    private static String[] exact(String commandLine, String... decoded) {
        byte[] last = commandLine.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[JAVA.length + last.length];
        System.arraycopy(JAVA, 0, all, 0, JAVA.length);
        System.arraycopy(last, 0, all, JAVA.length, last.length);
        return ProcessArguments.exact(decoded, all);
    }
}
