#include "cli/convert/environments.hpp"

#include "cli/convert/difference.hpp"
#include "cli/convert/ranks.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace dovetail::cli::convert {
namespace {

/// The edits of one object.
struct edit {
  const object* of = nullptr;
  std::vector<expression> calls{};
  /// Calls that it would not mind: they say what it has.
  std::set<std::string> holds{};
};

/// Labels and annotations, as the calls that set them.
std::set<std::string> metadata_calls(const value& object) {
  std::set<std::string> made;
  for (const char* const map : {"labels", "annotations"})
    if (const value* metadata = object.find("metadata"))
      if (const value* entries = metadata->find(map))
        for (const value& each : entries->parts) {
          expression calls;
          calls.call(fmt::format("set<{}>", literal_of(fmt::format("metadata.{}{}", map, brackets(each.name)))),
                     {text_literal(each.text)});
          made.insert(on_one_line(calls.calls.front()));
        }
  return made;
}

class environment_writer {
 public:
  environment_writer(project& all, environment& one) : all_(all), one_(one) {
    for (const object& each : all.objects) header_of_[each.identifier] = each.header;
    for (const environment& each : all.environments)
      if (&each != &one) headers_of_others_.insert(each.header);
  }

  void write() {
    const std::string& deployed_to = one_.as_rendered.name_space;
    if (deployed_to != all_.name_space && !deployed_to.empty()) {
      const handle* known = all_.names.of("Namespace", "", deployed_to);
      one_.calls.push_back(call(
          "inNamespace", {known != nullptr && !known->is_external && may_use(*known) ? expression(known->identifier)
                                                                                     : text_literal(deployed_to)}));
    }
    std::vector<expression> outside;
    for (const std::size_t each : one_.outside) outside.emplace_back(all_.outside[each].identifier);
    if (!outside.empty()) one_.calls.push_back(call("withExternals", std::move(outside)));
    for (const object& each : all_.objects)
      if (each.is_of_stack && !one_.objects.contains(each.given)) {
        include(each.header);
        one_.calls.push_back(call("remove", {each.identifier}));
      }
    std::vector<const object*> added;
    for (const object& each : all_.objects)
      if (!each.is_of_stack && one_.objects.contains(each.given)) added.push_back(&each);
    std::sort(added.begin(), added.end(), [](const object* a, const object* b) { return a->given < b->given; });
    std::vector<expression> files;
    for (const object* each : added) {
      include(each->header);
      files.push_back(fmt::format("file({}, {})", literal_of(each->file), each->identifier));
    }
    if (!files.empty()) {
      expression add = call("add", std::move(files));
      add.breaks_each = true;
      one_.calls.push_back(std::move(add));
    }
    std::vector<edit> edits;
    for (const object& each : all_.objects)
      if (one_.objects.contains(each.given))
        edits.push_back(
            {&each, calls_of(each), metadata_calls(one_.as_rendered.objects[one_.objects.at(each.given)].tree)});
    say_once(edits);
    for (edit& each : edits) {
      if (each.calls.empty()) continue;
      include(each.of->header);
      // A builder has room for so many.
      for (std::size_t from = 0; from < each.calls.size(); from += most_calls) {
        expression on(fmt::format("on({})", each.of->identifier));
        for (std::size_t i = from; i < std::min(from + most_calls, each.calls.size()); ++i)
          on.calls.push_back(std::move(each.calls[i]));
        one_.calls.push_back(call("edit", {std::move(on)}));
      }
    }
  }

 private:
  static constexpr std::size_t most_calls = 200;

  static expression call(const std::string& name, std::vector<expression> with) {
    return expression("." + name + "(", std::move(with), ")");
  }
  void include(const std::string& header) {
    if (header != one_.header) all_.includes[one_.header].insert(header);
  }
  bool may_use(const handle& other) {
    if (other.is_external) return true;
    const std::string& header = header_of_[other.identifier];
    if (header.empty() || headers_of_others_.contains(header)) return false;
    include(header);
    return true;
  }

  /// What is left to say of an object that is made as the stack makes it.
  std::vector<expression> calls_of(const object& each) {
    value there = each.whole;
    const value& wanted = one_.as_rendered.objects[one_.objects.at(each.given)].tree;
    // It follows where the stack is deployed to.
    const std::string& deployed_to =
        one_.as_rendered.name_space.empty() ? all_.name_space : one_.as_rendered.name_space;
    if (each.namespaced && each.name_space == all_.name_space && !deployed_to.empty()) there.set_namespace(deployed_to);
    all_.names.name_space = each.namespaced ? scope_of(all_, each.name_space, all_.name_space) : "";
    all_.names.self = all_.names.of(each.kind, all_.names.name_space, each.name);
    all_.names.may_use = [this](const handle& other) { return may_use(other); };
    path_writer paths(all_.names, each.name_space_of_type);
    expression made;
    add_difference(there, wanted, paths, made);
    if (const auto waivers = one_.waivers.find(each.given); waivers != one_.waivers.end())
      for (const auto& [rule, words] : waivers->second)
        made.call("withWaiver", {text_literal(rule), text_literal("converted: " + words)});
    return std::move(made.calls);
  }

  /// What all objects, or all that make pods, are given is said once.
  void say_once(std::vector<edit>& edits) {
    say_once(edits, "every_resource()", ".set<\"metadata.", [](const object&) { return true; });
    const bool has_only_plain = std::none_of(edits.begin(), edits.end(), [](const edit& each) {
      return each.of->is_custom || each.of->kind == "CronJob" || each.of->kind == "PodTemplate";
    });
    if (has_only_plain)
      for (const char* const path : {".set<\"spec.replicas", ".set<\"spec.template.", ".append<\"spec.template."})
        say_once(edits, "every_workload()", path, [](const object& each) {
          return is_workload(each.kind) && each.kind != "Pod" && each.name_space_of_type != "";
        });
  }
  template <class Picks>
  void say_once(std::vector<edit>& edits, const char* whom, std::string_view path, Picks picks) {
    std::map<std::string, std::size_t> counts, asked;
    std::size_t count = 0;
    for (const edit& each : edits) {
      if (!picks(*each.of)) continue;
      ++count;
      std::set<std::string> held = each.holds;
      for (const expression& one : each.calls) {
        if (!one.head.starts_with(path)) continue;
        held.insert(on_one_line(one));
        ++asked[on_one_line(one)];
      }
      for (const std::string& one : held) ++counts[one];
    }
    std::erase_if(counts, [&](const auto& each) { return each.second != count || asked[each.first] < 2; });
    if (count < 2) return;
    expression every(whom);
    for (edit& each : edits) {
      if (!picks(*each.of)) continue;
      std::erase_if(each.calls, [&](const expression& one) {
        const auto found = counts.find(on_one_line(one));
        if (found == counts.end()) return false;
        const bool is_said = std::any_of(every.calls.begin(), every.calls.end(),
                                         [&](const expression& said) { return on_one_line(said) == found->first; });
        if (!is_said) every.calls.push_back(one);
        return true;
      });
    }
    if (!every.calls.empty()) one_.calls.push_back(call("edit", {std::move(every)}));
  }

  project& all_;
  environment& one_;
  std::map<std::string, std::string> header_of_{};
  std::set<std::string> headers_of_others_{};
};

}  // namespace

void define_environments(project& all) {
  for (environment& each : all.environments) environment_writer(all, each).write();
}

}  // namespace dovetail::cli::convert
