package io.github.sops4j.key.user;

import java.io.IOException;

/** Where GnuPG's agent may ask a person on our behalf. */
public final class Pinentry {

    private static final String DISPLAY = "DISPLAY";

    private static final int MOST_CHARACTERS = 200;
    private static final char DELETE = 127;

    private Pinentry() {}

    /**
     * Tells an agent about the terminal and the display of a user; where there is neither, that it
     * must not try, since it would wait for nobody.
     */
    public static void tell(AssuanConnection agent, UserEnvironment user) throws IOException {
        String terminal = terminal(user);
        tell(agent, "display", user.valueOf(DISPLAY));
        tell(agent, "ttyname", terminal);
        tell(agent, "ttytype", user.valueOf("TERM"));
        boolean somewhere =
                !terminal.isEmpty()
                        || !user.valueOf(DISPLAY).isEmpty()
                        || !user.valueOf("WAYLAND_DISPLAY").isEmpty()
                        || !user.operatingSystem().equals("Linux");
        if (!somewhere) {
            agent.option("pinentry-mode", "error");
        }
    }

    /** What an environment holds that is no name of a terminal or a display is left out. */
    private static void tell(AssuanConnection agent, String name, String value) throws IOException {
        boolean usable = !value.isEmpty() && value.length() < MOST_CHARACTERS;
        for (int i = 0; i < value.length(); i++) {
            usable &= value.charAt(i) > ' ' && value.charAt(i) < DELETE;
        }
        if (usable) {
            agent.option(name, value);
        }
    }

    /** That of the first standard stream that has one. */
    private static String terminal(UserEnvironment user) {
        String named = user.valueOf("GPG_TTY");
        int streams = user.hasAccount() ? 3 : 0;
        for (int stream = 0; named.isEmpty() && stream < streams; stream++) {
            named = StandardStream.terminal(stream);
        }
        return named;
    }
}
