/// What a file may cost, while it is read.
#pragma once

#include "dovetail/text/place.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace dovetail::read::detail {

/// Thrown when a bound is exceeded; caught where the document or the file is given up.
struct limit_reached {
  place at;
  std::string text;
  /// Whether the rest of the file is given up too.
  bool whole_file = false;
};

limit_reached too_deep(place at, std::size_t depth);

/// Bytes that may still be taken.
class memory_budget {
 public:
  explicit memory_budget(std::size_t bytes) : all_(bytes), left_(bytes) {}

  void take(std::size_t bytes, place at) {
    if (bytes > left_)
      throw limit_reached{at, "the file needs more than " + std::to_string(all_ >> 20) + " MiB of memory", true};
    left_ -= bytes;
  }
  void give_back(std::size_t bytes) { left_ += bytes; }

 private:
  std::size_t all_;
  std::size_t left_;
};

}  // namespace dovetail::read::detail
