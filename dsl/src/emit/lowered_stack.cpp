#include "lowered_stack.hpp"

#include "checksum.hpp"

#include <algorithm>

namespace dovetail::emit {
namespace {

struct finding_text {
  std::string text;
  void append(std::convertible_to<std::string_view> auto const&... more) { ((text += std::string_view(more)), ...); }
};

/// Whether all that an environment does is to set values.
bool only_sets_values(const runtime_environment& environment) {
  const environment_view& view = environment.view;
  return view.edits.empty() && environment.added.empty() && view.externals.empty() && view.policies.empty();
}

/// The values that are not given.
std::vector<const value_declaration*> left_open(const runtime_stack& stack,
                                                const std::map<std::string, std::string>& given) {
  std::vector<const value_declaration*> open;
  for (const value_declaration* each : stack.values)
    if (!given.contains(std::string(each->name))) open.push_back(each);
  return open;
}

/// One combination of a stack's switches, as settings.
model::list<check::switch_setting> settings_of(const check::combinations& switched, std::size_t combination) {
  model::list<check::switch_setting> settings{};
  for (std::size_t i = 0; i < switched.deciders(); ++i) settings.push_back(switched.setting(combination, i));
  return settings;
}

std::vector<value_setting> as_values(const model::list<check::switch_setting>& settings) {
  std::vector<value_setting> values;
  for (const check::switch_setting& s : settings) values.push_back({s.of->name, s.text()});
  return values;
}

}  // namespace

void lower(const runtime_stack& stack, std::span<const value_setting> asked, lowered_stack& into,
           check::verdict& verdict, std::span<const value_setting> chosen, std::int64_t combination,
           const edits_left_out& left_out) {
  environment_view view = into.environment == nullptr ? environment_view{} : into.environment->view;
  if (into.environment != nullptr) view.held_to = into.environment->held_to.get();
  // The command line's word goes before the environment's.
  std::vector<value_setting> settings(asked.begin(), asked.end());
  settings.insert(settings.end(), view.values.begin(), view.values.end());
  lowering in(into.arena, stack.values, settings);
  in.override_with(chosen);
  in.leave_out(left_out);
  dovetail::detail::begin_lowering(stack.labels, stack.name_space, view, in);
  common_terms use(stack.edits, view, stack.policies);

  into.all.kubernetes_minor = stack.target.minor;
  const auto add = [&](const runtime_entry& e) {
    if (!in.all_hold(e.asked.view())) {
      into.all.absences.push_back({e.kind->kind, in.text(e.name).view(), {}, &e.asked});
      return;
    }
    into.entries.push_back(&e);
    into.objects.push_back(e.kind->lower(e.steps, in.text(e.name), use, in));
    into.objects.back()->describe_into(e.at, into.all);
    check::note_listing(e.steps, e.listed_at, into.all.resources.back());
  };
  for (const runtime_entry& e : stack.resources) {
    const std::string_view name = in.text(e.name).view();
    if (dovetail::detail::is_removed(use.of_environment, e.kind->mark, name, in))
      into.all.absences.push_back({e.kind->kind, name, view.name});
    else add(e);
  }
  if (into.environment != nullptr)
    for (const runtime_entry& e : into.environment->added) add(e);
  const check::terms of_stack{stack.externals, stack.policies, stack.held_to.get()};
  const check::asked_checks held = check::checks_asked_for(of_stack, view);
  check::judge(of_stack, held, view, use, in, into.all, combination, verdict);
}

std::vector<detail::placed_document> documents_of(const lowered_stack& lowered) {
  std::vector<detail::placed_document> documents;
  std::map<std::pair<std::string_view, std::uint32_t>, std::size_t> begun_on;
  for (const runtime_entry* e : lowered.entries)
    if (e->at.known()) ++begun_on[{e->at.file, e->at.line}];
  for (std::size_t i = 0; i < lowered.objects.size(); ++i) {
    const runtime_entry& e = *lowered.entries[i];
    const check::resource& r = lowered.all.resources[i];
    document what{e.kind->api_version, e.kind->kind, &e.kind->type(), lowered.objects[i]->object()};
    for (const comment_note& note : lowered.objects[i]->notes.comments)
      what.comments.push_back({note.part, note.words});
    // What several resources begin with is the line of a shape; whoever asked for this one listed it.
    const char* const source =
        e.at.known() && begun_on[{e.at.file, e.at.line}] > 1 && e.listed_at.known() ? e.listed_at.file : e.at.file;
    const std::string_view written = r.metadata == nullptr ? r.name.view() : r.metadata->name.view();
    documents.push_back({std::move(what), std::string(r.name.view()), std::string(written), std::string(r.name_space),
                         path_of(e, r.name.view()), source == nullptr ? "" : source, e.at});
  }
  return documents;
}

std::string path_of(const runtime_entry& entry, std::string_view name) {
  std::string path;
  for (const std::string_view folder : entry.path.folders) path += folder;
  if (entry.path.has_name()) return path += entry.path.name;
  for (const char c : entry.kind->kind) path += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  return path.append("-").append(name).append(".yaml");
}

lowered_environments::lowered_environments(const runtime_stack& stack, const std::map<std::string, std::string>& values,
                                           std::string_view only, bool each_by_itself)
    : stack_(stack), open_(left_open(stack, values)), switched_(open_) {
  for (const auto& [name, value] : values) settings_.push_back({name, value});
  const auto environments = stack.environments;
  only_values_ = std::all_of(environments.begin(), environments.end(), only_sets_values);
  if (only.empty() && only_values_) check_combinations(nullptr);
  if (environments.empty()) {
    // A combination is what it is, whatever the defaults: they are judged where nothing is open.
    check::verdict unheard(arena_);
    all_.push_back(lowered(nullptr, switched_.size() == 0 ? verdict_ : unheard));
  }
  for (const runtime_environment& each : environments) {
    if (!only.empty() && each.view.name != only) continue;
    all_.push_back(lowered(&each, verdict_));
    if (only.empty() && !only_values_) check_combinations(&each);
  }
  verdict_.finish();
  if (!each_by_itself) verdict_.gather();
  verdict_.explain([this](const auto& settings, check::verdict& into) { judge(settings, into); });
  verdict_.find_edits([this](const edits_left_out& left_out, std::size_t combination, check::verdict& into) {
    if (combination != check::verdict::no_combination)
      return judge(settings_of(switched_, combination), into, left_out);
    for (const auto& each : all_) {
      lowered_stack one;
      one.environment = each->environment;
      lower(stack_, settings_, one, into, {}, -1, left_out);
    }
  });
}

const lowered_stack& lowered_environments::base() {
  check::verdict unheard(arena_);
  if (base_ == nullptr) base_ = lowered(nullptr, unheard);
  return *base_;
}

std::unique_ptr<lowered_stack> lowered_environments::lowered(const runtime_environment* environment,
                                                             check::verdict& into) {
  auto made = std::make_unique<lowered_stack>();
  made->environment = environment;
  lower(stack_, settings_, *made, into);
  detail::put_checksums(*made);
  return made;
}

void lowered_environments::judge(const model::list<check::switch_setting>& settings, check::verdict& into,
                                 const edits_left_out& left_out) {
  const auto judge_one = [&](const runtime_environment* environment) {
    lowered_stack one;
    one.environment = environment;
    lower(stack_, settings_, one, into, as_values(settings), 0, left_out);
  };
  if (only_values_) return judge_one(nullptr);
  for (const runtime_environment& each : stack_.environments) judge_one(&each);
}

void lowered_environments::check_every_combination() {
  constexpr std::size_t most = 1 << 14;
  if (switched_.total() == switched_.size() || switched_.total() > most) return;
  const auto judge_any = [this](const auto& settings, check::verdict& into) { judge(settings, into); };
  for (std::size_t c = 0; c < switched_.total(); ++c) {
    model::list<check::switch_setting> settings{};
    for (std::size_t i = 0; i < switched_.deciders(); ++i) settings.push_back(switched_.setting_of_all(c, i));
    model::arena characters;
    check::verdict found(characters);
    judge(settings, found);
    verdict_.add_found_with(settings, found, judge_any);
  }
}

void lowered_environments::check_combinations(const runtime_environment* environment) {
  for (std::size_t i = 0; i < switched_.size(); ++i) {
    lowered_stack one;
    one.environment = environment;
    lower(stack_, settings_, one, verdict_, as_values(settings_of(switched_, i)), static_cast<std::int64_t>(i));
  }
}

std::string text_of(const check::verdict& verdict, const check::ruling& r) {
  finding_text line;
  verdict.append(line, r);
  return std::move(line.text);
}

}  // namespace dovetail::emit
