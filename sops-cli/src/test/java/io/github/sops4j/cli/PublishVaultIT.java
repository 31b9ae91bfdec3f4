package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.cli.process.Launcher;
import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls that both programs make of a stand-in for Vault. */
@NeedsPrograms("sops")
@DisabledOnOs(OS.WINDOWS)
class PublishVaultIT {
    private static final String REAL = "sops";
    private static final String OURS = Launcher.path().toString();
    private static final Map<String, String> FILES =
            Map.of(
                    "d/types.yaml",
                    "# c\nt: 'a<b>é'\ni: -3\nf: 1.50\nw: 2.0\nbig: 1e20\nb: true\nn: null\n"
                            + "d: 2024-01-02T03:04:05Z\nl: [x, 1, [y]]\nm:\n  # c\n  k: {}\ne: ''\n",
                    "d/two.yaml",
                    "a: 1\n---\na: 2\nb: 3\n",
                    "d/flat.env",
                    "A=1\n#c\nB=x y\n",
                    "d/bytes.bin",
                    "any \"text\"\n",
                    "d/sub/s.ini",
                    "[s]\na = 1\n");

    @TempDir private Path folder;

    private Outcome run(String program, VaultStandIn vault, List<String> words)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program).directory(folder.toFile());
        builder.command().addAll(words);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(SOPS|XDG|AWS|VAULT).*"));
        environment.put("SOPS_AGE_KEY", Shell.IDENTITY);
        environment.put("SOPS4J_ARCHIVE", "off");
        environment.put("VAULT_ADDR", vault.address());
        environment.put("VAULT_TOKEN", "s.token");
        return Outcome.of(builder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-y --recursive d",
                "-y d/types.yaml",
                "-y --omit-extensions d/two.yaml",
                "-y d",
                "-y none",
                "-y d/sub/s.ini d/two.yaml"
            })
    void theCallsAreTheSame(String line) throws Exception {
        List<String> words = List.of(("publish " + line).split(" "));
        try (VaultStandIn vault = new VaultStandIn()) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
                run(REAL, vault, List.of("encrypt", "--age", Shell.RECIPIENT, "-i", file.getKey()))
                        .result();
            }
            Files.writeString(
                    folder.resolve(".sops.yaml"), "destination_rules:\n  - vault_path: team\n");
            Outcome real = run(REAL, vault, words);
            List<String> calls = vault.calls();
            vault.clear();
            Outcome ours = run(OURS, vault, words);
            assertThat(vault.calls()).isEqualTo(calls); // C121, C176, C177, C180
            assertThat(ours.status()).isEqualTo(real.status()); // C176
            assertThat(ours.out()).isEqualTo(real.out()); // C177a
            assertThat(withoutTime(ours)).isEqualTo(withoutTime(real)); // C15, C176
        }
    }

    private static String withoutTime(Outcome outcome) {
        return outcome.err().replaceAll("time=\"[^\"]*\"", "");
    }
}
