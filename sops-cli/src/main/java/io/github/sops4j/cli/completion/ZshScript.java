package io.github.sops4j.cli.completion;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;

/** The script for zsh, to be sourced or to lie in a folder of functions (clause C21). */
public final class ZshScript {
    private static final String BEGINNING =
            """
            #compdef sops

            # Sets what is known of the command $1: its commands, flags, and flags that take a value.
            _sops_command() {
              case $1 in
            """;
    private static final String END =
            """
              esac
            }

            _sops() {
              local -a commands flags valued
              local command= operand= word i
              _sops_command ''
              for ((i = 2; i < CURRENT; i++)); do
                word=${words[i]}
                if [[ $word == -* ]]; then
                  (( ${valued[(Ie)$word]} )) && ((i += 1))
                elif [[ -z $operand && -n ${(M)commands:#$word:*} ]]; then
                  command=${command:+$command }$word
                  _sops_command "$command"
                else
                  operand=$word
                fi
              done
              if [[ ${words[CURRENT-1]} == --(input|output)-type ]]; then
                compadd @FORMATS@
              elif (( ${valued[(Ie)${words[CURRENT-1]}]} )); then
                _files
              elif [[ ${words[CURRENT]} == -* ]]; then
                _describe -o 'option' flags
              else
                [[ -z $operand ]] && (( $#commands )) && _describe 'command' commands
                _files
              fi
            }

            if [[ ${funcstack[1]-} == _sops ]]; then
              _sops "$@"
            else
              compdef _sops sops
            fi
            """;

    private ZshScript() {}

    /** The script for a program with its commands. */
    public static String of(Syntax program) {
        StringBuilder script = new StringBuilder(BEGINNING);
        for (Syntax syntax : Entries.all(program)) {
            script.append("    ").append(Entries.quoted(Entries.words(syntax))).append(")\n");
            script.append("      commands=(\n");
            for (Syntax child : syntax.children()) {
                described(script, child.name(), child.summary());
            }
            script.append("      )\n      flags=(\n");
            for (Flag flag : syntax.allFlags()) {
                for (String spelling : flag.spellings()) {
                    described(script, spelling, flag.help());
                }
            }
            script.append("      )\n      valued=(")
                    .append(String.join(" ", Entries.spellings(syntax, Flag::takesValue)))
                    .append(")\n      ;;\n");
        }
        return script + END.replace("@FORMATS@", String.join(" ", Entries.FORMATS));
    }

    private static void described(StringBuilder script, String word, String description) {
        script.append("        ").append(Entries.quoted(word + ":" + description)).append('\n');
    }
}
