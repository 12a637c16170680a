// first(gcc): 'dovetail::parameter::id_but_root\{dovetail::parameter::base\{dovetail::detail::objection\{\(\(const char\*\)"a user who is not root, a whole number from 1 to 2147483647, belongs here; root\(\) is for one that has to be"\), \(& nothing\)\}, dovetail::argument\{dovetail::argument::form::refused, dovetail::number_kind::any, dovetail::argument::reference::none, std::string_view\{107, \(\(const char\*\)"a user who is not root, a whole number from 1 to 2147483647, belongs here; root\(\) is for one that has to be"\)\}, 0, 0, dovetail::place\{\(&"tests/errors/beginners/non_root_of_0\.cpp"\[0\]\), 6, 0\}\}\}\}' is not a constant expression
// first(clang): a user who is not root, a whole number from 1 to 2147483647, belongs here; root\(\) is for one that has to be
// raw(clang): 20
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withSecurityContext(non_root(1000));
#else
inline constexpr auto shop = nginx.withSecurityContext(non_root(0));  // here
#endif
