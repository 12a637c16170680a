#include "cli/places.hpp"

#include <algorithm>
#include <tuple>

namespace dovetail::cli {

bool is_before(place a, place b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); }

const read::document* document_at(place at, const read::reading& file) {
  const auto after =
      std::upper_bound(file.documents.begin(), file.documents.end(), at,
                       [](place wanted, const read::document& each) { return is_before(wanted, each.at); });
  return after == file.documents.begin() ? nullptr : &*std::prev(after);
}

place end_of(place begin, const outcome& of) {
  const place last{begin.file, UINT32_MAX, 0};
  const auto found = of.reading_of.find(begin.file == nullptr ? "" : begin.file);
  if (found == of.reading_of.end()) return last;
  const std::vector<read::document>& all = of.readings[found->second].documents;
  const auto after = std::upper_bound(all.begin(), all.end(), begin, [](place wanted, const read::document& each) {
    return is_before(wanted, each.at);
  });
  return after == all.end() ? last : after->at;
}

}  // namespace dovetail::cli
