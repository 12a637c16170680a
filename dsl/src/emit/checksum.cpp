#include "checksum.hpp"

#include "launcher/sha256.hpp"

#include "dovetail/build/restart.hpp"
#include "dovetail/build/symbol.hpp"
#include "dovetail/check/pod_references.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <vector>

namespace dovetail::emit::detail {
namespace {

std::string sum_of(std::string_view bytes) {
  launcher::sha256 sum;
  sum.add(bytes);
  return sum.digits();
}

template <class Map>
std::string lines_of_sums(const Map& held, std::string_view mark) {
  std::map<std::string_view, std::string_view> sorted;
  for (const auto& each : held) sorted.emplace(each.key.view(), each.value.view());
  std::string lines;
  for (const auto& [key, text] : sorted) lines += fmt::format("{} {}{}\n", sum_of(text), mark, key);
  return lines;
}
std::string checksum(const model::map<model::text>& text, const model::map<model::bytes>& base64) {
  return sum_of(lines_of_sums(text, " ") + lines_of_sums(base64, "*"));
}

/// The objects of a lowered stack are its own; the inventory only shows them.
model::text& own(const model::text& shown) { return const_cast<model::text&>(shown); }

struct checksums {
  explicit checksums(const lowered_stack& of) {
    for (std::size_t i = 0; i < of.objects.size(); ++i)
      if (const auto sum = checksum_of(*of.entries[i]->kind, of.objects[i]->object())) {
        const check::resource& r = of.all.resources[i];
        known.push_back({r.kind, r.name.view(), r.in, *sum, of.objects[i]->notes.hashed_name.known()});
      }
  }
  struct of_object {
    std::string_view kind;
    std::string_view name;
    const check::space* in;
    std::string sum;
    bool is_in_name;
  };
  const of_object* find(const held_by& wanted, const check::resource& from) const {
    const auto found = std::find_if(known.begin(), known.end(), [&](const of_object& each) {
      return each.kind == wanted.kind && each.name == wanted.name && each.in == from.in;
    });
    return found == known.end() ? nullptr : &*found;
  }
  std::vector<of_object> known{};
};

}  // namespace

held_by held_by_marker(std::string_view rest) {
  const std::size_t end = rest.find(marker::separator);
  return {rest.substr(0, end), rest.substr(end + 1)};
}

std::string checksum_helper(std::string_view chart, const held_by& object) {
  return fmt::format("{}.checksum.{}-{}", chart, object.kind == "Secret" ? "secret" : "configmap", object.name);
}
std::string hashed_name_helper(std::string_view chart, const held_by& object) {
  return fmt::format("{}.hashed-name.{}", chart, object.name);
}

bool holds_keys(const runtime_kind& kind) {
  return kind.api_version == "v1" && (kind.kind == "ConfigMap" || kind.kind == "Secret");
}

std::optional<std::string> checksum_of(const runtime_kind& kind, const void* object) {
  if (!holds_keys(kind)) return {};
  if (kind.kind == "ConfigMap") {
    const auto& map = *static_cast<const api::core::v1::ConfigMap*>(object);
    return checksum(map.data, map.binaryData);
  }
  const auto& secret = *static_cast<const api::core::v1::Secret*>(object);
  return checksum(secret.stringData, secret.data);
}

model::text& name_of(const check::resource& object) { return own(object.metadata->name); }

bool has_hashed_name(const runtime_entry& entry) {
  for (std::size_t i = 0; i < entry.steps.size(); i += 1 + entry.steps[i].nested)
    if (entry.steps[i].apply == &dovetail::detail::hash_name) return true;
  return false;
}

void each_map_name(const check::inventory& all,
                   const std::function<void(model::text& name, const check::resource& owner)>& rename) {
  check::detail::each_pod_reference(all, [&](const check::detail::pod_reference& r) {
    if (r.kind == "ConfigMap") rename(own(*r.name), *r.of->owner);
  });
}

void put_checksums(lowered_stack& into) {
  const checksums all(into);
  const auto keep = [&](std::string_view text) { return into.arena.keep(text); };
  const auto with_hash = [&](std::string_view name, const checksums::of_object& of) {
    return keep(fmt::format("{}-{}", name, of.sum.substr(0, digits_in_names)));
  };
  for (const check::pod& p : into.all.pods)
    for (const auto& annotation : p.metadata->annotations) {
      const std::string_view text = annotation.value.view();
      if (text.size() < 3 || text[0] != marker::begin || text[1] != marker::checksum) continue;
      // Where there is none the rules have said so, and nothing is written.
      const auto* found = all.find(held_by_marker(text.substr(2, text.size() - 3)), *p.owner);
      own(annotation.value) =
          model::text(found == nullptr ? std::string_view() : keep(found->sum), annotation.value.at());
    }
  // After they are looked up by the names that they had.
  each_map_name(into.all, [&](model::text& name, const check::resource& owner) {
    const auto* found = all.find({"ConfigMap", name.view()}, owner);
    if (found != nullptr && found->is_in_name) name = model::text(with_hash(found->name, *found), name.at());
  });
  for (std::size_t i = 0; i < into.objects.size(); ++i) {
    const check::resource& r = into.all.resources[i];
    if (r.metadata == nullptr || !into.objects[i]->notes.hashed_name.known()) continue;
    if (const auto* found = all.find({r.kind, r.name.view()}, r); found != nullptr)
      name_of(r) = model::text(with_hash(found->name, *found), r.metadata->name.at());
  }
}

}  // namespace dovetail::emit::detail
