package io.github.sops4j.cli.manual;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One page of the manual: a command, in the macros of man(7). */
public final class ManPage {
    private final Syntax syntax;
    private final StringBuilder text = new StringBuilder();

    private ManPage(Syntax syntax) {
        this.syntax = syntax;
    }

    /** The page of a command; ASCII. */
    public static String of(Syntax syntax) {
        return new ManPage(syntax).text();
    }

    /** The name of a page, without its section, such as {@code sops-groups-add}. */
    public static String name(Syntax syntax) {
        return syntax.path().replace(' ', '-');
    }

    private String text() {
        request("TH " + name(syntax).toUpperCase(Locale.ROOT) + " 1 \"\" sops4j");
        request("SH NAME");
        line(escaped(name(syntax)) + " \\- " + escaped(lowered(syntax.summary())));
        request("SH SYNOPSIS");
        request("B " + escaped(syntax.path()));
        line(escaped(("[OPTION...] " + syntax.operands()).strip()));
        request("SH DESCRIPTION");
        line(escaped(syntax.summary()));
        commands();
        request("SH OPTIONS");
        for (Flag flag : syntax.allFlags()) {
            option(flag);
        }
        variables();
        seeAlso();
        return text.toString();
    }

    private void commands() {
        if (syntax.children().isEmpty()) {
            return;
        }
        request("SH COMMANDS");
        for (Syntax child : syntax.children()) {
            item("\\fB" + escaped(child.name()) + "\\fR", child.summary());
        }
    }

    private void option(Flag flag) {
        List<String> spellings = new ArrayList<>();
        for (String spelling : flag.spellings()) {
            spellings.add("\\fB" + escaped(spelling) + "\\fR");
        }
        String value = flag.type() == Flag.Type.NUMBER ? "N" : "VALUE";
        String heading = String.join(", ", spellings);
        item(flag.takesValue() ? heading + " \\fI" + value + "\\fR" : heading, flag.help());
    }

    private void variables() {
        boolean found = false;
        for (Flag flag : syntax.allFlags()) {
            if (flag.variable() == null) {
                continue;
            }
            if (!found) {
                request("SH ENVIRONMENT");
                found = true;
            }
            item(
                    "\\fB" + escaped(flag.variable()) + "\\fR",
                    "What --" + flag.name() + " is when it is not given.");
        }
    }

    private void seeAlso() {
        List<String> pages = new ArrayList<>();
        String path = syntax.path();
        if (path.indexOf(' ') > 0) {
            pages.add(path.substring(0, path.lastIndexOf(' ')).replace(' ', '-'));
        }
        for (Syntax child : syntax.children()) {
            pages.add(name(child));
        }
        request("SH SEE ALSO");
        for (int i = 0; i < pages.size(); i++) {
            String comma = i + 1 < pages.size() ? "," : "";
            request("BR " + escaped(pages.get(i)) + " (1)" + comma);
        }
    }

    private void item(String heading, String help) {
        request("TP");
        line(heading);
        line(escaped(help));
    }

    private void request(String request) {
        text.append('.').append(request).append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String lowered(String summary) {
        String phrase =
                summary.endsWith(".") ? summary.substring(0, summary.length() - 1) : summary;
        return Character.toLowerCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /** A dash is one that can be copied; no line begins with a request. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }
}
