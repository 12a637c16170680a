/// How a finding reaches the person at the compiler: one line of text in the compiler's own error.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

namespace dovetail {

/// Text of a known capacity that can be a template argument. What does not fit is cut.
template <std::size_t Capacity>
struct fixed_text {
  char characters[Capacity + 1]{};
  std::size_t length = 0;

  constexpr auto append_one(std::string_view more) {
    for (const char c : more)
      if (length < Capacity) characters[length++] = c;
  }
  template <class... More>
  constexpr auto append(const More&... more) {
    (append_one(more), ...);
  }
  constexpr std::string_view view() const { return {characters, length}; }
  // What a static_assert asks of its message.
  constexpr const char* data() const { return characters; }
  constexpr std::size_t size() const { return length; }
};

/// A text of exactly its length, as the compilers print it in a template argument.
template <std::size_t N>
struct text {
  char words[N]{};
};

#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L

namespace detail {

template <class>
inline constexpr bool never = false;

/// Instantiating it does not compile, with the words of `Source::words`, a fixed_text or a view. A computed message is C++26's, and
/// clang's from 17 on in that mode.
template <class Source>
struct refusal {
  static_assert(never<Source>, Source::words);
};

}  // namespace detail

#else

/// A finding has no members: asking for one makes the compiler print the finding.
template <text...>
struct finding {};

namespace detail {

#ifdef __clang__
// Clang cuts a string in a template argument at about 30 characters: it gets the words in pieces.
inline constexpr std::size_t longest_piece = 28;
#else
inline constexpr std::size_t longest_piece = 100000;
#endif

/// Where the piece that starts at `begin` ends: at a space, unless there is none.
constexpr std::size_t piece_end(std::string_view all, std::size_t begin) {
  if (all.size() - begin <= longest_piece) return all.size();
  for (std::size_t end = begin + longest_piece; end > begin; --end)
    if (all[end - 1] == ' ') return end;
  return begin + longest_piece;
}
constexpr std::size_t piece_begin(std::string_view all, std::size_t index) {
  std::size_t begin = 0;
  while (index-- > 0) begin = piece_end(all, begin);
  return begin;
}
constexpr std::size_t piece_count(std::string_view all) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < all.size(); begin = piece_end(all, begin)) ++count;
  return count;
}

template <class Source>
inline constexpr std::string_view words_of{Source::words.data(), Source::words.size()};

template <class Source, std::size_t Index>
consteval auto piece() {
  constexpr std::size_t begin = piece_begin(words_of<Source>, Index);
  text<piece_end(words_of<Source>, begin) - begin + 1> exact;
  for (std::size_t i = 0; i + 1 < sizeof exact.words; ++i) exact.words[i] = words_of<Source>[begin + i];
  // Said for clang, which prints numbers where it does not see the end of a string.
  exact.words[sizeof exact.words - 1] = '\0';
  return exact;
}

/// Instantiating it does not compile, with the words of `Source::words`, a fixed_text or a view.
template <class Source, class Pieces = std::make_index_sequence<piece_count(words_of<Source>)>>
struct refusal;
template <class Source, std::size_t... Index>
struct refusal<Source, std::index_sequence<Index...>> {
  using mended = typename finding<piece<Source, Index>()...>::must_be_mended;
};

}  // namespace detail

#endif

}  // namespace dovetail
