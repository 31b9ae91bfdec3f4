package io.github.sops4j.cli.run;

import java.util.List;
import java.util.Set;

/**
 * An image builder that takes {@code --secret id=…,src=…} behind its build verb.
 *
 * @param program its name, without folder and {@code .exe}
 * @param verbs the words, one space between them, that mean building
 * @param valued the options before the verb whose value is a word of its own, without dashes; one
 *     letter for a short option
 * @param traits what else sets it apart
 */
record BuildClient(String program, Set<String> verbs, Set<String> valued, Set<Trait> traits) {

    /** What a client does that others do not. */
    enum Trait {
        /** Its builder is BuildKit, which takes at most 500 KiB as a secret. */
        BUILDKIT,
        /** Long options may begin with one dash, as in Go's own flag package. */
        ONE_DASH,
        /**
         * Unless root runs it with all privileges, it enters a user namespace of its own, from
         * where the descriptors of our process cannot be opened: it needs a file with a name.
         */
        OWN_USER_NAMESPACE
    }

    /**
     * Finds the build verb.
     *
     * @param command the command word and its arguments
     * @return the index behind the verb, or -1 when this is no build
     */
    int endOfVerb(List<String> command) {
        String words = "";
        for (int i = 1; i < command.size(); i++) {
            String argument = command.get(i);
            if (argument.startsWith("-")) {
                i += takesNextWord(argument) ? 1 : 0;
                continue;
            }
            words = words.isEmpty() ? argument : words + " " + argument;
            if (verbs.contains(words)) {
                return i + 1;
            }
            if (!beginsVerb(words)) {
                return -1;
            }
        }
        return -1;
    }

    private boolean beginsVerb(String words) {
        for (String verb : verbs) {
            if (verb.startsWith(words + " ")) {
                return true;
            }
        }
        return false;
    }

    private boolean takesNextWord(String option) {
        if (option.startsWith("--")) {
            return valued.contains(option.substring(2));
        }
        if (traits.contains(Trait.ONE_DASH)) {
            return valued.contains(option.substring(1));
        }
        // A cluster of short options: the first that takes a value takes the rest of the cluster.
        for (int i = 1; i < option.length(); i++) {
            if (valued.contains(option.substring(i, i + 1))) {
                return i + 1 == option.length();
            }
        }
        return false;
    }
}
