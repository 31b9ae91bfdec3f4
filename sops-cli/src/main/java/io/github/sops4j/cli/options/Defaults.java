package io.github.sops4j.cli.options;

import io.github.sops4j.cli.output.GoText;

/** Environment variables as defaults of switches, which must be readable (clause C18). */
public final class Defaults {
    private Defaults() {}

    /**
     * Why no command can run in this environment.
     *
     * @return a message in SOPS's words, or an empty text
     */
    public static String complaint(Syntax syntax, Environment environment) {
        for (Flag flag : syntax.flags()) {
            if (flag.type() != Flag.Type.SWITCH || flag.variable() == null) {
                continue;
            }
            String value = environment.get(flag.variable());
            if (value != null && !value.isEmpty() && !Switches.isValid(value)) {
                return "could not parse "
                        + value
                        + " as bool value for flag "
                        + flag.name()
                        + ": strconv.ParseBool: parsing "
                        + GoText.quote(value)
                        + ": invalid syntax";
            }
        }
        return "";
    }
}
