package io.github.sops4j.cli.completion;

import io.github.sops4j.cli.options.Flag;
import io.github.sops4j.cli.options.Syntax;
import java.util.ArrayList;
import java.util.List;

/** The script for bash (clause C21). */
public final class BashScript {
    private static final String BEGINNING =
            """
            #! /bin/bash

            # Sets what is known of the command $1: its commands, flags, and flags that take a value.
            _sops_command() {
              case $1 in
            """;
    private static final String END =
            """
              esac
            }

            _sops_complete() {
              local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
              local commands flags valued command= operand= word i
              COMPREPLY=()
              _sops_command ''
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [[ $word == -* ]]; then
                  # bash takes --flag=value for three words
                  if [[ ${COMP_WORDS[i+1]-} == '=' ]]; then
                    ((i += 2))
                  elif [[ " $valued " == *" $word "* ]]; then
                    ((i += 1))
                  fi
                elif [[ -z $operand && " $commands " == *" $word "* ]]; then
                  command=${command:+$command }$word
                  _sops_command "$command"
                else
                  operand=$word
                fi
              done
              if [[ $current == '=' ]]; then
                current=
              elif [[ $previous == '=' ]]; then
                previous=${COMP_WORDS[COMP_CWORD-2]}
              fi
              if [[ $previous == --@(input|output)-type ]]; then
                COMPREPLY=($(compgen -W '@FORMATS@' -- "$current"))
              elif [[ " $valued " == *" $previous "* ]]; then
                return
              elif [[ $current == -* ]]; then
                COMPREPLY=($(compgen -W "$flags" -- "$current"))
              elif [[ -z $operand ]]; then
                COMPREPLY=($(compgen -W "$commands" -- "$current"))
              fi
            }

            # where there is nothing to say, the name of a file is completed
            complete -o bashdefault -o default -F _sops_complete sops
            """;

    private BashScript() {}

    /** The script for a program with its commands. */
    public static String of(Syntax program) {
        StringBuilder script = new StringBuilder(BEGINNING);
        for (Syntax syntax : Entries.all(program)) {
            script.append("    ")
                    .append(Entries.quoted(Entries.words(syntax)))
                    .append(")\n      commands=")
                    .append(list(names(syntax)))
                    .append("\n      flags=")
                    .append(list(Entries.spellings(syntax, flag -> true)))
                    .append("\n      valued=")
                    .append(list(Entries.spellings(syntax, Flag::takesValue)))
                    .append("\n      ;;\n");
        }
        return script + END.replace("@FORMATS@", String.join(" ", Entries.FORMATS));
    }

    private static List<String> names(Syntax syntax) {
        List<String> names = new ArrayList<>();
        for (Syntax child : syntax.children()) {
            names.add(child.name());
        }
        return names;
    }

    private static String list(List<String> words) {
        return Entries.quoted(String.join(" ", words));
    }
}
