package io.github.sops4j.format.yaml;

import io.github.sops4j.format.yaml.source.YamlComment;
import io.github.sops4j.format.yaml.source.YamlStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the {@code :} or {@code -}, or the anchor, ends that stands before a value. */
final class IndicatorEnd {
    private final char[] chars;
    private final List<YamlComment> comments;

    IndicatorEnd(YamlStream stream) {
        chars = stream.text().chars();
        comments = stream.comments();
    }

    /**
     * The offset behind it.
     *
     * @param start where the value begins
     * @param skipsComments whether there may be comments between, above a block
     */
    int before(int start, boolean skipsComments) {
        int at = start;
        while (true) {
            while (chars[at - 1] <= ' ') {
                at--;
            }
            YamlComment comment = skipsComments ? endingAt(at) : null;
            if (comment == null) {
                return at;
            }
            at = comment.start();
        }
    }

    private @Nullable YamlComment endingAt(int end) {
        int low = 0;
        int high = comments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            YamlComment comment = comments.get(middle);
            if (comment.start() < end && end <= comment.end()) {
                return comment;
            }
            if (comment.start() >= end) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
