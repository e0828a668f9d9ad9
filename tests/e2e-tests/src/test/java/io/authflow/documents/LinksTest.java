package io.authflow.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that every link between documents leads to an existing file and heading. */
class LinksTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    @Test
    void leadSomewhere() throws IOException {
        List<Path> documents = documents();

        assertThat(documents).hasSizeGreaterThan(20);
        assertThat(documents.stream().flatMap(LinksTest::brokenLinks)).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("target", "node_modules", ".git")
                            .noneMatch(name -> file.toString().contains("/" + name + "/")))
                    .toList();
        }
    }

    private static Stream<String> brokenLinks(Path document) {
        return LINK.matcher(read(document))
                .results()
                .filter(link -> !leads(document, link))
                .map(link -> ROOT.relativize(document) + ": " + link.group());
    }

    private static boolean leads(Path document, MatchResult link) {
        Path target = link.group(1).isEmpty()
                ? document
                : document.resolveSibling(link.group(1)).normalize();
        return Files.exists(target)
                && (link.group(2) == null || anchors(target).anyMatch(anchor -> anchor.equals(link.group(2))));
    }

    /** As the page of a heading gets them: lower case, dashes for spaces, without other signs. */
    private static Stream<String> anchors(Path document) {
        return HEADING.matcher(read(document))
                .results()
                .map(heading -> NOT_IN_ANCHOR
                        .matcher(heading.group(1).toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .replace(' ', '-'));
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new IllegalStateException(document + " cannot be read.", e);
        }
    }
}
