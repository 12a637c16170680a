#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"
#include "cli/explain.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <string>
#include <string_view>

namespace dovetail::cli::diff {
namespace {

using json = nlohmann::ordered_json;

json value_of(const node& of) {
  switch (of.is) {
    case node::form::scalar:
      break;
    case node::form::map: {
      json made = json::object();
      for (const node& each : of.parts)
        if (each.says_anything()) made[each.name] = value_of(each);
      return made;
    }
    case node::form::list: {
      json made = json::array();
      for (const node& each : of.parts) made.push_back(value_of(each));
      return made;
    }
  }
  if (of.is_secret) return "(hidden)";
  switch (of.says) {
    case node::scalar::nothing:
      return nullptr;
    case node::scalar::truth:
      return of.text == "true";
    case node::scalar::number: {
      // As it was written: no digit is lost.
      json number = json::parse(of.text, nullptr, false);
      return number.is_number() ? number : json(of.text);
    }
    case node::scalar::text:
    case node::scalar::quantity:
      break;
  }
  return of.text;
}

std::string_view word_for(change::sort is) {
  switch (is) {
    case change::sort::added:
      return "added";
    case change::sort::removed:
      return "removed";
    case change::sort::changed:
      return "changed";
    case change::sort::reordered:
      break;
  }
  return "reordered";
}

std::string_view word_for(const object_pair& pair) {
  if (pair.is_new()) return "new";
  if (pair.is_gone()) return "gone";
  return pair.is_renamed() ? "renamed" : pair.is_the_same() ? "same" : "changed";
}

void put_place(json& into, const written_line& line) {
  if (line.file.empty()) return;
  into["file"] = line.file;
  if (line.line != 0) into["line"] = line.line;
}

json named(const object& of) {
  json made{{"apiVersion", of.api_version}, {"kind", of.kind}};
  if (!of.name_space.empty()) made["namespace"] = of.name_space;
  made["name"] = of.name;
  return made;
}

/// In the manifests, and in the stack's source.
void put_places(json& into, const comparison& in, const object& of, bool is_of_old, place at) {
  put_place(into, in.manifest_line_of(of, is_of_old, at));
  if (const std::string source = in.source_line_of(of, is_of_old, at); !source.empty()) into["source"] = source;
}

json of_change(const comparison& in, const object_pair& pair, const change& each) {
  json made{{"change", word_for(each.is)}, {"path", each.path}, {"field", each.field}};
  if (each.before != nullptr) made["before"] = value_of(*each.before);
  if (each.after != nullptr) made["after"] = value_of(*each.after);
  if (each.after != nullptr) put_places(made, in, *pair.after, false, each.after->at);
  else put_places(made, in, *pair.before, true, each.before->at);
  return made;
}

json of_effect(const comparison& in, const effect& each) {
  json made{{"rule", each.what->id},
            {"consequence", diff::word_of(*each.what)},
            {"severity", each.what->weight == severity::error ? "error" : "warning"}};
  if (!each.path.empty()) made["path"] = each.path;
  put_places(made, in, *each.about, each.is_of_old, each.at);
  made["message"] = each.words;
  made["mend"] = mend_of(*each.what);
  if (each.is_accepted) made["accepted"] = true;
  return made;
}

}  // namespace

std::string json_of(const comparison& of) {
  const shown_comparison found = shown(of, true);
  json all{{"objects", json::array()}};
  for (const shown_object& each : found.objects) {
    json made = named(each.pair->either());
    made["change"] = word_for(*each.pair);
    if (each.pair->is_renamed() || each.pair->is_moved_to_another_version()) made["was"] = named(*each.pair->before);
    if (!each.pair->either().state.empty()) made["in"] = each.pair->either().state;
    put_places(made, of, each.pair->either(), each.pair->is_gone(), {});
    made["changes"] = json::array();
    for (const change* one : each.changes) made["changes"].push_back(of_change(of, *each.pair, *one));
    made["effects"] = json::array();
    for (const effect* one : each.effects) made["effects"].push_back(of_effect(of, *one));
    all["objects"].push_back(std::move(made));
  }
  all["notices"] = json::array();
  for (const notice& each : of.notices) {
    json made = json::object();
    put_place(made, {each.file, each.line});
    made["message"] = each.words;
    all["notices"].push_back(std::move(made));
  }
  all["unreadable"] = of.unreadable;
  all["summary"] = {{"changed", found.changed},   {"new", found.added}, {"gone", found.gone},
                    {"renamed", found.renamed},   {"same", found.same}, {"refused", found.refused},
                    {"happens", found.happening}, {"lost", found.lost}, {"accepted", found.accepted}};
  return all.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace dovetail::cli::diff
