/// JSON, written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// A JSON text that grows, two spaces a level. Whoever calls keeps objects and lists in balance.
class json_writer {
 public:
  json_writer& begin_object() { return begin('{'); }
  json_writer& end_object() { return end('}'); }
  json_writer& begin_list() { return begin('['); }
  json_writer& end_list() { return end(']'); }
  json_writer& name(std::string_view name);
  json_writer& text(std::string_view value);
  json_writer& number(std::uint64_t value);
  json_writer& flag(bool value);

  json_writer& member(std::string_view key, std::string_view value) { return name(key).text(value); }
  /// Nothing where there is no text.
  json_writer& member_if(std::string_view key, std::string_view value) {
    return value.empty() ? *this : member(key, value);
  }
  json_writer& member_number(std::string_view key, std::uint64_t value) { return name(key).number(value); }

  /// The whole, with a line's end.
  std::string take() { return std::move(all_) + "\n"; }

 private:
  json_writer& begin(char bracket);
  json_writer& end(char bracket);
  void before_value();

  std::string all_{};
  /// Of each open object or list: whether it has something in it.
  std::vector<bool> filled_{};
  bool named_ = false;
};

}  // namespace dovetail::cli
