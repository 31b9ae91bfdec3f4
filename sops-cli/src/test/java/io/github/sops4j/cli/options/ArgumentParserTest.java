package io.github.sops4j.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sops4j.cli.command.Decrypt;
import io.github.sops4j.cli.command.Encrypt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentParserTest {
    private static final Environment NOTHING = Map.<String, String>of()::get;

    private static Arguments decrypt(String... words) throws UsageException {
        return ArgumentParser.parse(Decrypt.SYNTAX, List.of(words), NOTHING);
    }

    private static Arguments encrypt(String... words) throws UsageException {
        return ArgumentParser.parse(Encrypt.SYNTAX, List.of(words), NOTHING);
    }

    private static Arguments root(String... words) throws UsageException {
        return ArgumentParser.parse(RootFlags.SYNTAX, List.of(words), NOTHING);
    }

    private static void refused(String message, String... words) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> encrypt(words))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-i", "--i", "-in-place", "--in-place"})
    void oneDashIsAsGoodAsTwo(String spelling) throws UsageException {
        assertThat(decrypt(spelling).isOn(Flags.IN_PLACE)).isTrue(); // C2
    }

    @Test
    void aValueStandsBehindAnEqualsSignOrInTheNextWord() throws UsageException {
        assertThat(decrypt("--output=x=y").text(Flags.OUTPUT)).isEqualTo("x=y"); // C3
        assertThat(decrypt("--output", "x").text(Flags.OUTPUT)).isEqualTo("x"); // C3
    }

    @Test
    void theNextWordIsTheValueEvenWithADash() throws UsageException {
        assertThat(root("--output", "-x", "f").text(Flags.OUTPUT)).isEqualTo("-x"); // C3
    }

    @ParameterizedTest
    @CsvSource({"1,true", "t,true", "T,true", "TRUE,true", "true,true", "True,true"})
    @CsvSource({"0,false", "f,false", "F,false", "FALSE,false", "false,false", "False,false"})
    void aSwitchTakesTwelveSpellings(String text, boolean on) throws UsageException {
        assertThat(decrypt("--in-place=" + text).isOn(Flags.IN_PLACE)).isEqualTo(on); // C4
    }

    @Test
    void anotherSpellingOfTruthIsRefused() {
        refused("invalid boolean value \"yes\" for -in-place: parse error", "--in-place=yes"); // C4
    }

    @Test
    void aSwitchLeavesTheNextWordAlone() throws UsageException {
        Arguments line = root("-d", "false");
        assertThat(line.isOn(RootFlags.DECRYPT)).isTrue(); // C4
        assertThat(line.operands()).containsExactly("false"); // C4
    }

    @Test
    void shortFlagsAreNotBundled() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> root("-de"))
                .withMessage("flag provided but not defined: -de"); // C5
    }

    @Test
    void theLastOfSeveralValuesWins() throws UsageException {
        assertThat(decrypt("--output", "x", "--output", "y").text(Flags.OUTPUT))
                .isEqualTo("y"); // C6
    }

    @Test
    void aListKeepsAllItsValues() throws UsageException {
        assertThat(decrypt("--keyservice", "x", "--keyservice", "y").list(Flags.KEYSERVICE))
                .containsExactly("x", "y"); // C6
    }

    @Test
    void twoSpellingsOfOneFlagAreRefused() {
        refused("Cannot use two forms of the same flag: i in-place", "--in-place", "-i"); // C7
    }

    @Test
    void oneSpellingTwiceIsFine() throws UsageException {
        assertThat(decrypt("-i", "--i").isOn(Flags.IN_PLACE)).isTrue(); // C7
    }

    @ParameterizedTest
    @CsvSource({"12,12", "0x1F,31", "017,15", "0o17,15", "0b101,5", "-3,-3", "0,0", "0x1_0,16"})
    void numbersHaveFourBases(String text, int number) throws UsageException {
        assertThat(
                        encrypt("--shamir-secret-sharing-threshold=" + text)
                                .number(Flags.SHAMIR_THRESHOLD))
                .isEqualTo(number); // C8
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1x", "0x", "08", "1_0", "0z7", "0x1__0", "-", "٣"})
    void whatIsNoNumberIsRefused(String text) {
        refused(
                "invalid value \""
                        + text
                        + "\" for flag -shamir-secret-sharing-threshold: parse error",
                "--shamir-secret-sharing-threshold=" + text); // C14
    }

    @Test
    void aNumberTooLargeIsRefused() {
        refused(
                "invalid value \"99999999999999999999\" for flag"
                        + " -shamir-secret-sharing-threshold: value out of range",
                "--shamir-secret-sharing-threshold",
                "99999999999999999999"); // C14
    }

    @Test
    void aLoneDashAndAnEmptyWordAreOperands() throws UsageException {
        assertThat(decrypt("-").operands()).containsExactly("-"); // C9
        assertThat(decrypt("").operands()).containsExactly(""); // C9
    }

    @ParameterizedTest
    @ValueSource(strings = {"---x", "--=x", "-=x", "---extract"})
    void aFlagHasAtMostTwoDashesAndAName(String word) {
        refused("bad flag syntax: " + word, word); // C9
    }

    @Test
    void atTheRootTheFirstOperandEndsTheFlags() throws UsageException {
        Arguments line = root("-d", "f.yaml", "-i", "--typo");
        assertThat(line.isOn(Flags.IN_PLACE)).isFalse(); // C10
        assertThat(line.operands()).containsExactly("f.yaml", "-i", "--typo"); // C10
    }

    @Test
    void atTheRootTwoDashesEndTheFlags() throws UsageException {
        assertThat(root("--", "-d").operands()).containsExactly("-d"); // C10
    }

    @Test
    void flagsOfACommandMayFollowItsOperand() throws UsageException {
        Arguments line = decrypt("f.yaml", "--extract", "[\"a\"]");
        assertThat(line.text(Flags.EXTRACT)).isEqualTo("[\"a\"]"); // C12
        assertThat(line.operands()).containsExactly("f.yaml"); // C12
    }

    @Test
    void aSwitchBeforeTheOperandSwallowsIt() throws UsageException {
        Arguments line = decrypt("-i", "f.yaml", "--output", "x");
        assertThat(line.isOn(Flags.IN_PLACE)).isTrue(); // C12
        assertThat(line.text(Flags.OUTPUT)).isEmpty(); // C12
        assertThat(line.operands()).containsExactly("f.yaml", "--output", "x"); // C12
    }

    @Test
    void aSwitchWithAnEqualsSignSwallowsNothing() throws UsageException {
        Arguments line = decrypt("--ignore-mac=1", "f.yaml", "--extract", "[0]");
        assertThat(line.text(Flags.EXTRACT)).isEqualTo("[0]"); // C12
    }

    @Test
    void twoDashesGoBeforeTheOperands() throws UsageException {
        assertThat(decrypt("f", "--", "-i").operands()).containsExactly("f", "-i"); // C11
    }

    @Test
    void anUnknownFlagBehindTheOperandIsAnOperand() throws UsageException {
        assertThat(decrypt("f", "--typo").operands()).containsExactly("f", "--typo"); // C13
    }

    @Test
    void anUnknownFlagBeforeTheOperandIsRefused() {
        refused("flag provided but not defined: -typo", "--typo=1", "f"); // C13
    }

    @Test
    void aMissingValueIsRefused() {
        refused("flag needs an argument: -output", "--output"); // C14
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--verbose", "--config", "--indent", "--version", "--mac-only-encrypted"})
    void flagsOfTheRootAreUnknownInCommands(String flag) {
        refused("flag provided but not defined: " + flag.substring(1), flag, "f"); // C17
    }

    @Test
    void everyCommandKnowsHelp() throws UsageException {
        assertThat(decrypt("-h").isOn(Syntax.HELP)).isTrue(); // C19
        assertThat(decrypt("--help=false").isOn(Syntax.HELP)).isFalse(); // C19
    }
}
