package io.github.sops4j.cli.pgp;

import static io.github.sops4j.cli.pgp.PgpFixtures.GNUPG_24;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys of GnuPG that a file gets by its rule, or as a group. */
@Tag("interop")
@NeedsPrograms({"sops", "gpg", "gpgconf", "gpg-connect-agent"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgpKeyChangesInteropTest {
    private static final String FIRST = GNUPG_24.fingerprint("ecc");
    private static final String SECOND = GNUPG_24.fingerprint("rsa2048");

    private GnupgHome gnupg;

    @BeforeAll
    void aHome(@TempDir Path temporary) throws Exception {
        gnupg = new GnupgHome(GNUPG_24, "home", temporary.resolve("g"));
    }

    @AfterAll
    void stop() throws Exception {
        gnupg.close();
    }

    private Person owner(Path folder) throws Exception {
        Person owner = new Person(folder).with("GNUPGHOME", gnupg.folder());
        owner.file("plain.yaml", "a: b\n");
        owner.file("f.yaml", owner.real("encrypt", "--pgp", FIRST, "plain.yaml").result());
        return owner;
    }

    private static void opens(Outcome outcome) {
        assertThat(outcome.result()).isEqualTo("a: b\n");
    }

    @Test
    void eachReadsWhatTheOtherUpdates(@TempDir Path folder) throws Exception { // C167, C170
        Person owner = owner(folder);
        owner.file(".sops.yaml", "creation_rules: [{pgp: '" + SECOND + "," + FIRST + "'}]\n");
        assertThat(owner.ours("updatekeys", "-y", "f.yaml").result())
                .endsWith("Group 1\n    " + FIRST + "\n+++ " + SECOND + "\n");
        opens(owner.real("decrypt", "f.yaml"));
        owner.file(".sops.yaml", "creation_rules: [{pgp: '" + SECOND + "'}]\n");
        owner.real("updatekeys", "-y", "f.yaml").result();
        opens(owner.ours("decrypt", "f.yaml"));
    }

    @Test
    void eachReadsTheGroupsOfTheOther(@TempDir Path folder) throws Exception { // C172
        Person owner = owner(folder);
        owner.ours("groups", "add", "-i", "-f", "f.yaml", "--pgp", SECOND).result();
        opens(owner.real("decrypt", "f.yaml"));
        owner.real("groups", "add", "-i", "-f", "f.yaml", "--pgp", FIRST).result();
        opens(owner.ours("decrypt", "f.yaml"));
    }
}
