#include "joined_stack.hpp"

#include "emit/lowered_stack.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace dovetail {
namespace {

std::vector<const compiled_component*>& components_of_program() {
  static std::vector<const compiled_component*> all;
  return all;
}

}  // namespace

compiled_component::compiled_component(const emit::runtime_component& what) : what_(&what) {
  components_of_program().push_back(this);
}

namespace emit::detail {
namespace {

using check::advice;

/// "shop.hpp:12"
std::string_view in_words(place at, check::report& into) {
  if (!at.known()) return "an unknown place";
  return into.joined({at.file, ":", into.digits(at.line)});
}

bool is_same(const external_entry& a, const external_entry& b, lowering& in) {
  return a.kind == b.kind && a.name_space == b.name_space && in.text(a.name).view() == in.text(b.name).view();
}

template <class Entries>
bool has(const Entries& entries, const external_entry& wanted, lowering& in) {
  return std::any_of(entries.begin(), entries.end(), [&](const runtime_entry& e) {
    return e.kind->kind == wanted.kind && in.text(e.name).view() == in.text(wanted.name).view();
  });
}
bool makes(const runtime_component& c, const external_entry& wanted, lowering& in) {
  return has(c.resources, wanted, in) || std::any_of(c.environments.begin(), c.environments.end(),
                                                     [&](const auto& each) { return has(each.added, wanted, in); });
}

/// Whether an offer has a key or a port; one that says nothing of its keys may have any.
bool has_part(const external_entry& offered, const dovetail::detail::offer& wanted, lowering& in) {
  bool says_any = false, found = false;
  check::each_offer(offered, [&](const dovetail::detail::offer& each) {
    says_any = true;
    found = found || (in.text(each.name).view() == in.text(wanted.name).view() &&
                      in.number(each.number).value_or(0) == in.number(wanted.number).value_or(0));
  });
  return found || !says_any;
}

}  // namespace

component_findings::component_findings(const runtime_stack& stack, const char* mark, components all) {
  lowering in(arena_, stack.values, {});
  check::report found(arena_);
  check_membership(stack, mark, all, found);
  are_whole_ = found.findings().empty();
  if (are_whole_) {
    check_needs(stack, all, in, found);
    check_files(stack, all, in, found);
  }
  verdict_.add(found, {});
  verdict_.finish();
}

component_findings::component_findings(const runtime_stack& stack) {
  check::report found(arena_);
  for (const compiled_component* each : components_of_program()) {
    const runtime_component& c = each->what();
    if (c.stack_name == stack.name && c.stack_at.known() && stack.source == c.stack_at.file)
      found.add(
          check::DOV_82, c.at,
          {"component `", c.name, "` is compiled into this program, which writes stack `", stack.name, "` without it",
           advice{found.joined({"generate what has it: whole(", stack.name, ", ", c.name, ")"})}});
  }
  are_whole_ = found.findings().empty();
  verdict_.add(found, {});
  verdict_.finish();
}

void component_findings::check_membership(const runtime_stack& stack, const char* mark, components all,
                                          check::report& into) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const runtime_component& c = all[i]->what();
    if (c.made_for != mark) {
      const bool is_copy = c.stack_name == stack.name && c.stack_at.known() && stack.source == c.stack_at.file;
      into.add(check::DOV_82, c.at,
               {"component `", c.name, "` is made for ", is_copy ? "a stack of its own that is written like" : "stack",
                " `", c.stack_name, "` of ", in_words(c.stack_at, into), ", and is put into stack `", stack.name,
                "` of ", stack.source,
                is_copy ? advice{"make it one variable for all: inline constexpr auto"}
                        : advice{"make all components for the stack that they are put into"}});
    }
    for (std::size_t j = 0; j < i; ++j)
      if (const runtime_component& other = all[j]->what(); other.name == c.name)
        into.add(check::DOV_82, c.at,
                 {"component `", c.name, "` is in the stack twice",
                  &c == &other ? "" : ", and not as the same: the other one is at ",
                  &c == &other ? "" : in_words(other.at, into), advice{"name it once in whole(...)"}});
  }
  for (const compiled_component* each : components_of_program())
    if (each->what().made_for == mark && std::find(all.begin(), all.end(), each) == all.end())
      into.add(check::DOV_82, each->what().at,
               {"component `", each->what().name, "` is compiled into this program, and is no part of its stack",
                advice{"add it to whole(...), or take its source out of dovetail_add_stack()"}});
}

void component_findings::check_needs(const runtime_stack& stack, components all, lowering& in, check::report& into) {
  for (const compiled_component* each : all)
    for (const external_entry& need : each->what().needs) check_need(stack, each->what(), need, all, in, into);
}

void component_findings::check_need(const runtime_stack& stack, const runtime_component& of, const external_entry& need,
                                    components all, lowering& in, check::report& into) {
  const std::string_view title = check::detail::title(need, in, into);
  const runtime_component* maker = nullptr;
  for (const compiled_component* each : all) {
    const runtime_component& other = each->what();
    if (makes(other, need, in)) maker = &other;
    if (&other == &of) continue;
    for (const external_entry& offered : other.offers) {
      if (!is_same(offered, need, in)) continue;
      check::each_offer(need, [&](const dovetail::detail::offer& part) {
        if (has_part(offered, part, in)) return;
        std::string_view known;
        check::each_offer(offered, [&](const dovetail::detail::offer& one) {
          known = into.joined({known, known.empty() ? "" : ", ", check::detail::title(offered, one, in, into)});
        });
        into.add(check::DOV_81, of.at,
                 {"component `", of.name, "` needs ", check::detail::title(need, part, in, into), " of ", title,
                  ", which component `", other.name, "` offers without it",
                  check::hint{into.joined({"; it offers ", known})},
                  advice{into.joined({"take what it offers, or let component `", other.name, "` offer more"})}});
      });
      return;
    }
  }
  if (has(stack.resources, need, in)) return;
  unmet_.push_back(need);
  if (maker == &of)
    into.add(check::DOV_81, of.at,
             {"component `", of.name, "` needs ", title, ", which is its own", advice{"take it out of needs(...)"}});
  else if (maker != nullptr)
    into.add(
        check::DOV_81, of.at,
        {"component `", of.name, "` needs ", title, ", which component `", maker->name, "` makes and does not offer",
         advice{into.joined({"add it to offers(...) of component `", maker->name, "`"})}});
  else
    into.add(check::DOV_81, of.at,
             {"component `", of.name, "` needs ", title, ", which no component offers",
              into.suggestion(in.text(need.name).view(), into.joined({"they offer ", need.kind}), [&](auto consider) {
                for (const compiled_component* each : all)
                  for (const external_entry& offered : each->what().offers)
                    if (offered.kind == need.kind) consider(in.text(offered.name).view());
              })});
}

void component_findings::check_files(const runtime_stack& stack, components all, lowering& in, check::report& into) {
  struct writer {
    const runtime_component* of;
    place at;
  };
  std::map<std::string, writer> files;
  const auto look_at = [&](std::span<const runtime_entry> entries, const runtime_component* of) {
    for (const runtime_entry& e : entries) {
      const std::string path = path_of(e, in.text(e.name).view());
      const auto [known, is_first] = files.insert({path, {of, e.listed_at}});
      if (is_first || known->second.of == of) continue;
      const runtime_component* other = known->second.of;
      into.add(
          check::DOV_83, e.listed_at,
          {"component `", of->name, "` writes file `", into.arena().keep(path), "`, which ",
           other == nullptr ? into.joined({"stack `", stack.name, "`"})
                            : into.joined({"component `", other->name, "`"}),
           " writes too, at ", in_words(known->second.at, into), advice{"give each component a folder of its own"}});
      return;
    }
  };
  look_at(stack.resources, nullptr);
  for (const runtime_environment& each : stack.environments) look_at(each.added, nullptr);
  for (const compiled_component* each : all) {
    look_at(each->what().resources, &each->what());
    for (const runtime_environment& environment : each->what().environments) look_at(environment.added, &each->what());
  }
}

joined_stack::joined_stack(const runtime_stack& stack, std::span<const compiled_component* const> components,
                           const std::vector<external_entry>& unmet)
    : resources_(stack.resources.begin(), stack.resources.end()),
      externals_(stack.externals.begin(), stack.externals.end()),
      values_(stack.values.begin(), stack.values.end()),
      environments_(stack.environments.begin(), stack.environments.end()),
      joined_(stack) {
  for (const runtime_environment& each : environments_) added_.emplace_back(each.added.begin(), each.added.end());
  for (const compiled_component* each : components) join(each->what());
  for (const external_entry& each : unmet) add_external(each);
  for (std::size_t i = 0; i < environments_.size(); ++i) environments_[i].added = added_[i];
  joined_.resources = resources_;
  joined_.externals = externals_;
  joined_.values = values_;
  joined_.environments = environments_;
}

void joined_stack::join(const runtime_component& component) {
  resources_.insert(resources_.end(), component.resources.begin(), component.resources.end());
  for (const external_entry& each : component.externals) add_external(each);
  for (const value_declaration* each : component.values)
    if (std::find(values_.begin(), values_.end(), each) == values_.end()) values_.push_back(each);
  for (const runtime_environment& said : component.environments)
    for (std::size_t i = 0; i < environments_.size(); ++i) {
      if (environments_[i].view.name != said.view.name) continue;
      environments_[i].view = said_.emplace_back(environments_[i].view, said.view).view();
      added_[i].insert(added_[i].end(), said.added.begin(), said.added.end());
    }
}

void joined_stack::add_external(const external_entry& one) {
  for (const external_entry& known : externals_)
    if (known.kind == one.kind && known.name_space == one.name_space && known.at == one.at &&
        known.name.characters.view() == one.name.characters)
      return;
  externals_.push_back(one);
}

}  // namespace emit::detail
}  // namespace dovetail
