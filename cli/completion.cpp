#include "cli/command.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <utility>

namespace tenure::cli {

namespace {

/// One option as a shell needs it.
struct Word {
    std::vector<std::string> flags; ///< "--output", "-o"
    std::string meaning;
    bool takes_value = false;
    std::vector<std::string> choices; ///< of the value; none: any, or a file
};

struct Command {
    std::string name, meaning;
    std::vector<Word> words;
    std::vector<std::string> choices; ///< of what stands without a flag; none: files
};

/// "TEXT:{csv,xlsx}" as its choices.
std::vector<std::string> choices_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{'), close = type.find('}');
    std::vector<std::string> all;
    if (open == std::string::npos || close == std::string::npos || close < open) return all;
    std::string word;
    for (const char c : type.substr(open + 1, close - open - 1) + ",") {
        if (c != ',')
            word += c;
        else if (!word.empty())
            all.push_back(std::exchange(word, ""));
    }
    return all;
}

Word word_of(const CLI::Option& option) {
    Word word;
    for (const std::string& name : option.get_lnames()) word.flags.push_back("--" + name);
    for (const std::string& name : option.get_snames()) word.flags.push_back("-" + name);
    word.meaning = option.get_description();
    word.takes_value = option.get_items_expected_max() > 0;
    word.choices = choices_of(option);
    return word;
}

std::vector<Command> commands_of(const CLI::App& app) {
    std::vector<Command> all;
    for (const CLI::App* sub : app.get_subcommands(nullptr)) {
        Command command{sub->get_name(), sub->get_description(), {}, {}};
        for (const CLI::Option* option : sub->get_options()) {
            if (option->nonpositional())
                command.words.push_back(word_of(*option));
            else if (command.choices.empty())
                command.choices = choices_of(*option);
        }
        all.push_back(command);
    }
    return all;
}

void add_words(std::string& text, const std::string& words) {
    if (!text.empty()) text += ' ';
    text += words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) add_words(text, word);
    return text;
}

/// In single quotes, for any of the shells.
std::string quoted(const std::string& text, const std::string& quote) {
    std::string safe = "'";
    for (const char c : text) safe += c == '\'' ? quote : std::string(1, c);
    return safe + "'";
}

std::string bash(const std::vector<Command>& commands) {
    std::string names, flags, values, operands;
    for (const Command& c : commands) {
        add_words(names, c.name);
        std::string words;
        for (const Word& w : c.words) {
            add_words(words, joined(w.flags));
            if (w.choices.empty()) continue;
            for (const std::string& flag : w.flags)
                values += "        " + c.name + ":" + flag + ") COMPREPLY=($(compgen -W '" +
                          joined(w.choices) + "' -- \"$word\")); return ;;\n";
        }
        flags += "        " + c.name + ") flags='" + words + "' ;;\n";
        if (!c.choices.empty())
            operands += "        " + c.name + ") COMPREPLY=($(compgen -W '" + joined(c.choices) +
                        "' -- \"$word\")); return ;;\n";
    }
    return "# Completion of tenure for bash.\n"
           "_tenure() {\n"
           "    local word=\"${COMP_WORDS[COMP_CWORD]}\" command=\"${COMP_WORDS[1]}\" flags=\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        COMPREPLY=($(compgen -W '" +
           names +
           " --help' -- \"$word\")); return\n"
           "    fi\n"
           "    case \"$command\" in\n" +
           flags +
           "    esac\n"
           "    case \"$command:${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
           (values.empty() ? "        :) ;;\n" : values) +
           "    esac\n"
           "    if [[ \"$word\" == -* ]]; then\n"
           "        COMPREPLY=($(compgen -W \"$flags\" -- \"$word\")); return\n"
           "    fi\n"
           "    case \"$command\" in\n" +
           (operands.empty() ? "        :) ;;\n" : operands) +
           "    esac\n"
           "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
           "}\n"
           "complete -o filenames -F _tenure tenure\n";
}

/// A specification of _arguments: --flag[meaning]:value:(choices).
std::string zsh_words(const Command& command) {
    std::string text;
    for (const Word& w : command.words)
        for (const std::string& flag : w.flags) {
            std::string meaning;
            for (const char c : w.meaning)
                meaning +=
                    c == '[' || c == ']' || c == ':' ? std::string("\\") + c : std::string(1, c);
            std::string action = w.choices.empty() ? "_files" : "(" + joined(w.choices) + ")";
            text += " \\\n            " +
                    quoted(flag + "[" + meaning + "]" +
                               (w.takes_value ? ":value:" + action : std::string()),
                           "'\\''");
        }
    const std::string operand =
        command.choices.empty() ? "_files" : "(" + joined(command.choices) + ")";
    return text + " \\\n            " + quoted("*:operand:" + operand, "'\\''");
}

std::string zsh(const std::vector<Command>& commands) {
    std::string names, cases;
    for (const Command& c : commands) {
        names += "        " + quoted(c.name + ":" + c.meaning, "'\\''") + "\n";
        cases += "        " + c.name + ") _arguments" + zsh_words(c) + " ;;\n";
    }
    return "#compdef tenure\n"
           "# Completion of tenure for zsh.\n"
           "_tenure() {\n"
           "    local -a commands=(\n" +
           names +
           "    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    local command=$words[2]\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $command in\n" +
           cases +
           "    esac\n"
           "}\n"
           "compdef _tenure tenure\n";
}

std::string fish_word(const Command& command, const Word& w) {
    std::string text = "complete -c tenure -n '__fish_seen_subcommand_from " + command.name + "'";
    for (const std::string& flag : w.flags)
        text += flag.rfind("--", 0) == 0 ? " -l " + flag.substr(2) : " -s " + flag.substr(1);
    if (!w.choices.empty())
        text += " -x -a '" + joined(w.choices) + "'";
    else if (w.takes_value)
        text += " -r";
    return text + " -d " + quoted(w.meaning, "\\'") + "\n";
}

std::string fish(const std::vector<Command>& commands) {
    std::string text = "# Completion of tenure for fish.\n";
    for (const Command& c : commands) {
        text += "complete -c tenure -f -n __fish_use_subcommand -a " + c.name + " -d " +
                quoted(c.meaning, "\\'") + "\n";
        for (const Word& w : c.words) text += fish_word(c, w);
        if (!c.choices.empty())
            text += "complete -c tenure -f -n '__fish_seen_subcommand_from " + c.name + "' -a '" +
                    joined(c.choices) + "'\n";
    }
    return text;
}

int complete(const CLI::App& app, const std::string& shell) {
    const std::vector<Command> commands = commands_of(app);
    std::cout << (shell == "bash"  ? bash(commands)
                  : shell == "zsh" ? zsh(commands)
                                   : fish(commands));
    return done;
}

} // namespace

void add_completion(CLI::App& app, Action& action) {
    const auto shell = std::make_shared<std::string>();
    CLI::App* sub =
        subcommand(app, "completion", "Print what lets a shell complete commands and options",
                   "tenure completion bash > ~/.local/share/bash-completion/completions/tenure\n"
                   "  tenure completion zsh > ~/.zsh/completions/_tenure   # a folder of $fpath\n"
                   "  tenure completion fish > ~/.config/fish/completions/tenure.fish");
    sub->add_option("shell", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    sub->callback(
        [&app, shell, &action] { action = [&app, shell] { return complete(app, *shell); }; });
}

} // namespace tenure::cli
