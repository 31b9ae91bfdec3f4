package io.github.sops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sops4j.program.NeedsPrograms;
import io.github.sops4j.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts, in their shells. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {
    private static final String IN_BASH =
            "source \"$0\"; COMP_WORDS=(sops \"$@\"); COMP_CWORD=$#; _sops_complete;"
                    + " printf '%s ' \"${COMPREPLY[@]}\"";

    /** Those functions of zsh that its completion offers to scripts print what they are told. */
    private static final String IN_ZSH =
            "compdef() { :; }; _files() { print -n 'FILES '; }; compadd() { print -n \"$* \"; };"
                    + " _describe() { for each in ${(P)@[-1]}; do print -n -- \"${each%%:*} \"; done; };"
                    + " source $0; words=(sops \"$@\"); CURRENT=$#words; _sops";

    private static final String IN_FISH =
            "source $argv[1]; complete -C \"sops $argv[2]\" | string split -f 1 \\t; true";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void aShell() {
        shell = new Shell(folder);
    }

    private String script(String name) throws Exception {
        assertThat(shell.run("completion", name)).isZero();
        return Files.writeString(folder.resolve(name + ".script"), shell.out()).toString();
    }

    private static List<String> words(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        return List.of(outcome.result().strip().split("\\s+"));
    }

    private List<String> bash(String... words) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", IN_BASH, script("bash"));
        bash.command().addAll(List.of(words));
        return words(Outcome.of(bash));
    }

    private List<String> zsh(String... words) throws Exception {
        ProcessBuilder zsh = new ProcessBuilder("zsh", "-fc", IN_ZSH, script("zsh"));
        zsh.command().addAll(List.of(words));
        return words(Outcome.of(zsh));
    }

    private List<String> fish(String line) throws Exception {
        ProcessBuilder fish = new ProcessBuilder("fish", "-Nc", IN_FISH, script("fish"), line);
        fish.environment().put("HOME", folder.toString());
        return words(Outcome.of(fish));
    }

    @ParameterizedTest
    @CsvSource({"bash,#! /bin/bash", "zsh,#compdef sops"})
    void aScriptBeginsAsThatOfSops(String name, String line) {
        shell.run("completion", name);
        assertThat(shell.out()).startsWith(line + "\n"); // C21
    }

    @Test
    void bashCompletesCommands() throws Exception {
        assertThat(bash("")).contains("decrypt", "exec-env", "updatekeys"); // C21
        assertThat(bash("dec")).containsExactly("decrypt"); // C21
        assertThat(bash("groups", "")).containsExactly("add", "delete"); // C21
        assertThat(bash("--config", "decrypt", "exec-e")).containsExactly("exec-env"); // C21
    }

    @Test
    void bashCompletesTheFlagsOfTheCommandAndNoOthers() throws Exception {
        assertThat(bash("decrypt", "f.yaml", "--in"))
                .containsExactly("--in-place", "--input-type"); // C17, C21
        assertThat(bash("groups", "add", "--shamir"))
                .containsExactly("--shamir-secret-sharing-threshold"); // C21
        assertThat(bash("--inde")).containsExactly("--indent"); // C21
    }

    @Test
    void bashCompletesFormatsWhereOneIsMeant() throws Exception {
        assertThat(bash("decrypt", "--input-type", "y")).containsExactly("yaml"); // C26
        assertThat(bash("decrypt", "--input-type", "=", "j")).containsExactly("json"); // C26
    }

    @ParameterizedTest
    @CsvSource({"decrypt|", "decrypt|de", "encrypt|--output|", "groups|add|--file|"})
    void bashLeavesNamesOfFilesToItself(String line) throws Exception {
        assertThat(bash(line.split("\\|", -1))).containsExactly(""); // C21
    }

    @Test
    @NeedsPrograms("zsh")
    void zshCompletesTheSame() throws Exception {
        assertThat(zsh("")).contains("decrypt", "groups", "FILES"); // C21
        assertThat(zsh("groups", "")).containsExactly("add", "delete", "FILES"); // C21
        assertThat(zsh("--config", "decrypt", "filestatus", "-"))
                .containsExactly("--input-type", "--help", "-h"); // C21
        assertThat(zsh("decrypt", "")).containsExactly("FILES"); // C21
        assertThat(zsh("encrypt", "--output", "")).containsExactly("FILES"); // C21
        assertThat(zsh("decrypt", "--input-type", "")).contains("yaml", "dotenv"); // C26
    }

    @Test
    @NeedsPrograms("fish")
    void fishCompletesTheSame() throws Exception {
        assertThat(fish("decr")).containsExactly("decrypt");
        assertThat(fish("groups a")).containsExactly("add");
        assertThat(fish("filestatus --")).containsExactly("--help", "--input-type");
        assertThat(fish("groups add --shamir"))
                .containsExactly("--shamir-secret-sharing-threshold");
        assertThat(fish("decrypt --input-type y")).containsExactly("yaml");
    }

    @Test
    void sopsOwnScriptIsAnsweredAsBySops() {
        assertThat(shell.run("--generate-bash-completion")).isZero(); // C21
        assertThat(shell.out().lines()).contains("decrypt", "set", "help", "h"); // C21
        shell.run("decrypt", "--generate-bash-completion");
        assertThat(shell.out()).isEmpty(); // C21
        shell.run("groups", "--generate-bash-completion");
        assertThat(shell.out()).isEqualTo("add\ndelete\nhelp\nh\n"); // C21
    }

    @Test
    void sopsOwnScriptIsToldOnlyFlagsThatTheCommandHas() {
        shell.run("--config", "x", "decrypt", "--in", "--generate-bash-completion");
        assertThat(shell.out()).isEqualTo("--in-place\n--input-type\n"); // C21
    }

    @Test
    void aCommandThatIsRunIsCompletedByItself() {
        shell.run("run", "--", "/none", "--generate-bash-completion");
        assertThat(shell.err()).startsWith("Error: no secret specified"); // C21
    }

    @Test
    void helpIsACommandOfEachMenu() {
        assertThat(shell.run("groups", "help", "add")).isZero(); // C19
        assertThat(shell.out()).startsWith("Usage: sops groups add "); // C19
    }
}
