/// text/shell.hpp: what a command of one line holds beside plain words.
#include <dovetail/text/shell.hpp>

using dovetail::shell_scan;

constexpr bool is_plain(std::string_view command) {
  const shell_scan scan(command);
  return !scan.unfinished() && !scan.has_comment() && !scan.has_heredoc() && !scan.is_list();
}
static_assert(is_plain("") && is_plain("true") && is_plain("a && b") && is_plain("a | b") && is_plain("a 2>&1"));
static_assert(is_plain("a >/dev/null 2>&1 && b &>log"));
static_assert(is_plain(R"(echo 'a; b || c # d << e & f')") && is_plain(R"(echo "a; b || c # d << e & f")"));
static_assert(is_plain(R"(echo a\;b \# \& x#y $# ${#x} a#b)"));
static_assert(is_plain(R"sh(echo "$(id -u)" `id -g` "`id`" $(( 1 << 3 )) $((1<<(2+3))))sh"));
static_assert(is_plain(R"(echo "it's" 'say "x"' "a\"b" '\')") && is_plain("cat <<< word"));

// What is open at the end.
constexpr bool is_open(std::string_view command) { return shell_scan(command).unfinished(); }
static_assert(is_open("echo 'a") && is_open(R"(echo "a)") && is_open("echo a\\") && is_open("echo $(id") &&
              is_open("(a"));
static_assert(is_open("echo `id") && is_open(R"sh(echo "$(id")sh") && is_open("echo $((1 + 2)"));
static_assert(!is_open(R"sh(echo "$(echo "a b")" \\)sh") && !is_open("case x in a) true; esac"));

static_assert(shell_scan("a # b").has_comment() && shell_scan("#b").has_comment() && shell_scan("a;#b").has_comment());
static_assert(shell_scan("cat <<EOF").has_heredoc() && shell_scan("cat << 'E'").has_heredoc());
static_assert(shell_scan("cat<<-E").has_heredoc() && shell_scan("(cat <<E)").has_heredoc());
static_assert(shell_scan("a || true").is_list() && shell_scan("a; b").is_list() && shell_scan("a &").is_list());
static_assert(!shell_scan("a $(b; c)").unfinished());

// Lines are broken between two words, and nowhere else.
constexpr std::string_view first_line(std::string_view command, std::size_t width) {
  return command.substr(0, shell_scan::break_before(command, width));
}
static_assert(first_line("one two three", 20) == "one two three");
static_assert(first_line("one two three", 13) == "one two three");
static_assert(first_line("one two three", 12) == "one two");
static_assert(first_line("one two three", 7) == "one two");
static_assert(first_line("one two three", 6) == "one");
static_assert(first_line("one two three", 1) == "one");
static_assert(first_line("onetwothree", 3) == "onetwothree");
static_assert(first_line("one 'two three' four", 10) == "one");
static_assert(first_line("'one two' three", 5) == "'one two'");
static_assert(first_line(R"sh(echo "$(echo "a b")" c)sh", 17) == "echo");
static_assert(first_line(R"sh(x"$(echo "a b")" c)sh", 10) == R"sh(x"$(echo "a b")")sh");
static_assert(first_line(R"(a\ b c d)", 2) == R"(a\ b)");
static_assert(first_line("one  two", 4) == "one ");
static_assert(first_line("one #two three", 5) == "one #two");
