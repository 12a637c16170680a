// first(gcc): 'dovetail::plain_value\{dovetail::detail::described_value<dovetail::plain_value>\{dovetail::value_declaration\{dovetail::detail::objection\{\(\(const char\*\)"the default is not of the value\\'s grammar"\), \(& nothing\)\}, std::string_view\{6, \(\(const char\*\)\(& dovetail::detail::kept<dovetail::fixed_string<7>\{"domain"\}>\.dovetail::fixed_string<7>::characters\)\)\}, std::string_view\{16, \(\(const char\*\)"shop example com"\)\}, dovetail::grammar\{std::string_view\{9, \(\(const char\*\)"host name"\)\}, std::string_view\{77, \(\(const char\*\)"a DNS subdomain and no IP address, with `\*\.` before it where it is a wildcard"\)\}, dovetail::is_host, std::string_view\{75, \(\(const char\*\)"\^\(\[\*\]\[\.\]\)\?\[a-z0-9\]\(\[-a-z0-9\]\*\[a-z0-9\]\)\?\(\[\.\]\[a-z0-9\]\(\[-a-z0-9\]\*\[a-z0-9\]\)\?\)\*\$"\)\}, false, 0, 0, \(& dovetail::grammars::path_segment\)\}, std::basic_string_view<char>\{0, 0\}, dovetail::place\{\(&"tests/errors/beginners/default_of_another_grammar\.cpp"\[0\]\), 6, 0\}, dovetail::value_type::text, std::array<std::basic_string_view<char>, 6>\{std::__array_traits<std::basic_string_view<char>, 6>::_Type\(\)\}, 0, std::array<char, 20>\(\), 0\}\}\}' is not a constant expression
// first(clang): the default is not of the value's grammar
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto domain = value<"domain">(grammars::host, "shop.example.com");
#else
inline constexpr auto domain = value<"domain">(grammars::host, "shop example com");  // here
#endif
