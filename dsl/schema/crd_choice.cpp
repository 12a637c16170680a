#include "crd_choice.hpp"

#include "crd.hpp"
#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace dovetail::schema {
namespace {

void add_crds(const document_set& file, const node& document, std::vector<given_crd>& into) {
  if (is_list(document))
    for (const node* item : document.find("items")->items) add_crds(file, *item, into);
  else if (is_crd(document)) into.push_back({&file, &document});
}

int number_at(std::string_view text, std::size_t& at) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
  if (error != std::errc()) return -1;
  at = static_cast<std::size_t>(end - text.data());
  return number;
}

/// The order of Kubernetes' versions: v2, v1, v1beta2, v1beta1, v1alpha1, and after them any other.
/// Source: apimachinery, pkg/version, CompareKubeAwareVersionStrings.
using version_rank = std::tuple<int, int, int>;
version_rank rank_of(std::string_view version) {
  std::size_t at = 1;
  const int major = version.starts_with('v') ? number_at(version, at) : -1;
  if (major < 0) return {-1, 0, 0};
  if (at == version.size()) return {2, major, 0};
  const std::string_view stage = version.substr(at);
  const bool is_beta = stage.starts_with("beta");
  if (!is_beta && !stage.starts_with("alpha")) return {-1, 0, 0};
  at += is_beta ? 4 : 5;
  const int minor = number_at(version, at);
  return minor < 0 || at != version.size() ? version_rank{-1, 0, 0} : version_rank{is_beta ? 1 : 0, major, minor};
}

version_rank newest_of(const crd_head& head) {
  version_rank newest{-2, 0, 0};
  for (const node* each : head.versions)
    if (each->text("served") != "false") newest = std::max(newest, rank_of(each->text("name")));
  return newest;
}

/// The numbers of `v1.14.2`, behind what stands before them (`cert-manager-v1.14.2`).
std::vector<int> release_in(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9') {
      if (!numbers.empty() && text[at] != '.') break;
      continue;
    }
    const int number = number_at(text, at);
    if (number < 0) break;
    numbers.push_back(number);
    --at;
  }
  return numbers;
}

/// Of what an operator writes for its release, and else of the generator that made the file.
std::vector<int> release_of(const node& document) {
  const node* metadata = document.find("metadata");
  std::vector<int> generator;
  for (const std::string_view part : {"labels", "annotations"}) {
    const node* all = metadata == nullptr ? nullptr : metadata->find(part);
    if (all == nullptr || !all->is_map()) continue;
    for (std::size_t i = 0; i < all->keys.size(); ++i) {
      const std::string& key = all->keys[i];
      if (key.starts_with("controller-gen.")) generator = release_in(all->items[i]->scalar);
      else if (key.ends_with("version") || key == "helm.sh/chart") return release_in(all->items[i]->scalar);
    }
  }
  return generator;
}

std::size_t size_of(const node& tree) {
  std::size_t size = 1;
  for (const node* each : tree.items) size += size_of(*each);
  return size;
}

bool is_same(const node& a, const node& b) {
  return a.is == b.is && a.scalar == b.scalar && a.keys == b.keys &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                    [](const node* one, const node* other) { return is_same(*one, *other); });
}

/// What their labels and annotations say is no matter.
bool define_the_same(const node& a, const node& b) { return is_same(*a.find("spec"), *b.find("spec")); }

struct candidate {
  given_crd given;
  crd_head head;

  bool is_named() const { return !given.file->is_found(); }
  std::string place() const { return to_string(given.file->at(*given.document)); }
};

/// Why it is taken before the other one; nothing where it is not.
std::optional<std::string_view> preference(const candidate& one, const candidate& other) {
  const auto decided = [](auto first, auto second, std::string_view why) -> std::optional<std::string_view> {
    if (first > second) return why;
    return {};
  };
  if (one.is_named() != other.is_named())
    return decided(one.is_named(), other.is_named(), "it is the file that is named");
  if (const auto a = newest_of(one.head), b = newest_of(other.head); a != b)
    return decided(a, b, "its newest version is newer");
  if (const auto a = release_of(*one.given.document), b = release_of(*other.given.document);
      a != b && !a.empty() && !b.empty())
    return decided(a, b, "it is of a newer release");
  return decided(size_of(*one.given.document), size_of(*other.given.document), "it says more");
}

/// Takes one of several, and tells of the others that are not the same.
const candidate& taken_of(const std::vector<const candidate*>& all, std::vector<remark>& passed_over) {
  const candidate* taken = all.front();
  for (const candidate* each : all)
    if (preference(*each, *taken)) taken = each;
  for (const candidate* each : all) {
    if (each == taken || define_the_same(*each->given.document, *taken->given.document)) continue;
    const std::string_view why = preference(*taken, *each).value_or("it comes first");
    passed_over.push_back(
        {each->place(), fmt::format("{} is taken from {}, since {}; to have this one, give its file, or its "
                                    "folder, without the other",
                                    taken->head.kind, taken->place(), why)});
  }
  return *taken;
}

}  // namespace

std::vector<given_crd> crds_of(const document_set& file) {
  std::vector<given_crd> all;
  for (const node* document : file.documents()) add_crds(file, *document, all);
  return all;
}

std::vector<given_crd> choose_crds(const std::vector<given_crd>& given, std::vector<remark>& passed_over) {
  std::vector<given_crd> chosen;
  std::vector<candidate> whole;
  for (const given_crd& each : given) {
    try {
      whole.push_back({each, read_crd_head(*each.file, *each.document)});
    } catch (const problem& wrong) {
      if (!each.file->is_found()) throw;
      passed_over.push_back(
          {to_string(wrong.where()),
           each.document->text("apiVersion") == "apiextensions.k8s.io/v1"
               ? fmt::format("no whole CustomResourceDefinition (a patch of one is none): {}", wrong.fault())
               : wrong.fault()});
    }
  }
  std::map<std::pair<std::string, std::string>, std::vector<const candidate*>> by_kind;
  for (const candidate& each : whole) by_kind[{each.head.group, each.head.kind}].push_back(&each);
  for (const candidate& each : whole) {
    std::vector<const candidate*>& all = by_kind.at({each.head.group, each.head.kind});
    if (all.empty()) continue;
    const bool is_in_one_file =
        all.front()->is_named() && std::all_of(all.begin(), all.end(), [&](const candidate* one) {
          return one->given.file == all.front()->given.file;
        });
    if (is_in_one_file)
      for (const candidate* one : all) chosen.push_back(one->given);
    else chosen.push_back(taken_of(all, passed_over).given);
    all.clear();
  }
  return chosen;
}

}  // namespace dovetail::schema
