package io.github.sops4j.cli.command;

import io.github.sops4j.cli.options.Flags;
import io.github.sops4j.key.KeyRing;
import io.github.sops4j.key.age.AgeKeyProvider;
import io.github.sops4j.key.user.TerminalPrompt;
import io.github.sops4j.key.user.UserEnvironment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The key types of this program, with the identities of the user; closing wipes what was read. */
final class Keys implements AutoCloseable {
    private final AgeKeyProvider age;
    private final KeyRing ring;

    private Keys(AgeKeyProvider age, KeyRing ring) {
        this.age = age;
        this.ring = ring;
    }

    /** What the surroundings of a call offer; nothing when it switches the local keys off. */
    static Keys of(Invocation call) {
        Surroundings surroundings = call.surroundings();
        if (!call.own().list(Flags.KEYSERVICE).isEmpty()) {
            surroundings.log().warn("key services are not supported, --keyservice has no effect");
        }
        AgeKeyProvider age =
                new AgeKeyProvider(
                        new UserEnvironment(
                                new UnaryOperator<@Nullable String>() {
                                    @Override
                                    public @Nullable String apply(@Nullable String name) {
                                        return name == null
                                                ? null
                                                : surroundings.environment().get(name);
                                    }
                                },
                                System.getProperty("os.name", ""),
                                new TerminalPrompt(),
                                new Consumer<String>() {
                                    @Override
                                    public void accept(String warning) {
                                        surroundings.log().warn("AGE", warning);
                                    }
                                }));
        boolean local = call.own().isOn(Flags.ENABLE_LOCAL_KEYSERVICE);
        return new Keys(age, new KeyRing(List.of(local ? age : new LocalKeysOff(age))));
    }

    KeyRing ring() {
        return ring;
    }

    @Override
    public void close() {
        age.close();
    }
}
