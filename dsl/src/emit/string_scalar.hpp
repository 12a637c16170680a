/// The form in which a string stands in a YAML file: plain, quoted, a literal block or a folded block.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// No line of a file is to have more columns than this, words that cannot be broken excepted.
/// Source: .yamllint.yml, line-length.
inline constexpr std::size_t most_columns = 120;

/// Where a value starts: how many columns stand before it in its line, and how many before its further lines.
struct value_place {
  std::size_t column;
  std::size_t indent;
  /// Several words on one line stand between quotes, as one value among others: a map's.
  bool quotes_words = false;
};

/// A value that reads back as `text` in every YAML reader. A view of `text` itself or of `scratch`. Throws
/// std::invalid_argument where `text` is not UTF-8, which no YAML file can hold.
///
/// Plain where that is safe; a literal block for lines of text; a folded block where the line would be too long and has
/// spaces to break at; double quotes otherwise, over several lines where one would be too long. What has no space to break
/// at stays whole: a digest or an address that is cut in two is found by no search, and yamllint allows it
/// (allow-non-breakable-words and -inline-mappings, which `extends: relaxed` has).
std::string_view value_form(std::string_view text, value_place at, std::string& scratch);

/// The same for a map's key, which is always one line.
std::string_view key_form(std::string_view text, std::string& scratch);
/// The same as a string of its own: a word of one of our own files, behind a key.
std::string word_form(std::string_view text);

}  // namespace dovetail::emit::detail
