/// Lowering: what a stack's steps become API objects by, with the environment's values, or symbols of them.
#pragma once

#include "dovetail/build/edit_fault.hpp"
#include "dovetail/build/parameter.hpp"
#include "dovetail/build/symbol.hpp"
#include "dovetail/declared/notes.hpp"
#include "dovetail/model/collection.hpp"
#include "dovetail/text/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace dovetail {

/// What a value was when a resource was lowered.
struct read_setting {
  const value_declaration* of = nullptr;
  std::string_view text{};
};

/// What lowering needs to know, and where it puts what does not fit into an API object.
class lowering {
 public:
  /// `declared` are the values that the stack has; `values` are those that differ from their defaults.
  constexpr lowering(model::arena& arena, std::span<const value_declaration* const> declared,
                     std::span<const value_setting> values)
      : arena_(&arena), declared_(declared), values_(values) {}

  /// Lowers for a chart: values become symbols, and conditions are as `all` has them.
  constexpr void use_symbols(symbols& all) { symbols_ = &all; }
  constexpr bool is_symbolic() const { return symbols_ != nullptr; }

  /// Settings that go before those of the constructor.
  constexpr void override_with(std::span<const value_setting> settings) { overrides_ = settings; }

  /// Labels that every resource has.
  constexpr void label_all_with(std::span<const named_argument> labels) { labels_ = labels; }
  constexpr std::span<const named_argument> labels_of_all() const { return labels_; }

  /// No name: the resources are written without a namespace.
  constexpr void deploy_to(model::text name_space) { name_space_ = name_space; }
  constexpr model::text name_space() const { return name_space_; }
  /// The same for what cannot do without one; `needed_for` follows "needs the namespace".
  constexpr model::text needed_name_space(place at, std::string_view needed_for) {
    if (!name_space_.empty() || notes_ == nullptr) return name_space_;
    // A text is lowered more than once where it refers to a Service.
    const step_fault fault{at, needed_for, step_fault::cause::no_namespace};
    for (const step_fault& known : notes_->faults)
      if (known.why == fault.why && known.at == at && known.words == needed_for) return name_space_;
    notes_->faults.push_back(fault);
    return name_space_;
  }
  constexpr model::arena& arena() { return *arena_; }
  /// Values that were asked for and that the stack does not declare.
  constexpr const model::list<const value_declaration*>& undeclared() const { return undeclared_; }

  /// Secrets that were asked for and that nobody has given.
  constexpr const model::list<const value_declaration*>& missing() const { return missing_; }

  constexpr resource_notes& notes() { return *notes_; }
  constexpr void note_into(resource_notes& notes) { notes_ = &notes; }

  /// From here on, adds to `reads` the values that are read, each once; null: nobody wants to know.
  constexpr void note_reads_into(model::list<read_setting>* reads) { reads_ = reads; }
  /// Whether such a value is what it was.
  constexpr bool is_as_read(const read_setting& read) { return model::same(given_text(*read.of), read.text); }
  /// A use of a value by what was lowered before.
  constexpr void repeat_undeclared(const value_declaration& declaration) { undeclared_.push_back(&declaration); }

  /// The value that `declaration` has here, as text; in a chart, what stands for it.
  constexpr std::string_view value_of(const value_declaration& declaration) {
    note_use(declaration);
    if (symbols_ != nullptr) return marked(marker::value, declaration.name);
    return concrete(declaration);
  }
  /// Whether what `.when(…)` asks for is so.
  constexpr bool holds(const condition& asked) {
    if (asked.of == nullptr) return true;
    note_use(*asked.of);
    if (symbols_ != nullptr) return symbols_->holds(asked);
    return model::same(concrete(*asked.of), asked.word) != asked.negated;
  }
  constexpr bool all_hold(std::span<const condition> asked) {
    const condition* const all = asked.data();
    for (std::size_t i = 0, count = asked.size(); i != count; ++i)
      if (!holds(all[i])) return false;
    return true;
  }
  /// The items of a list; in a chart, one text that stands for all of them.
  template <class Use>
  constexpr auto each_item(const argument& a, Use use) {
    if (a.is != argument::form::value || a.value->type != value_type::list) return use(text(a));
    note_use(*a.value);
    if (symbols_ != nullptr) return use(model::text(marked(marker::items, a.value->name), a.at));
    std::string_view rest = concrete(*a.value);
    while (!rest.empty()) {
      std::size_t end = detail::position(rest, ',');
      if (end == std::string_view::npos) end = rest.size();
      use(model::text(rest.substr(0, end), a.at));
      rest.remove_prefix(end == rest.size() ? end : end + 1);
    }
  }

  /// Edits of an environment may turn out not to be for a resource: a step says so, and the edit's further steps are left.
  constexpr void begin_edit() { passed_over_ = false; }
  constexpr void pass_over() { passed_over_ = true; }
  constexpr bool passed_over() const { return passed_over_; }

  constexpr void leave_out(const edits_left_out& edits) { left_out_ = edits; }
  /// Whether the edit of this line is to be applied; the resource then knows of it.
  constexpr bool takes_edit(place at) {
    if (left_out_.has(at)) return false;
    if (notes_ != nullptr && at.known()) notes_->edits.push_back(at);
    return true;
  }

  /// A step that cannot do what it says: the resource's finding, in words that follow the resource's name.
  constexpr void fault(place at, std::initializer_list<std::string_view> words) {
    notes_->faults.push_back({at, joined({words.begin(), words.size()})});
  }
  /// What a policy of one's own has to say.
  constexpr void note_own_finding(const check::rule& broken, place at, std::initializer_list<std::string_view> words,
                                  std::string_view mend) {
    notes_->own_findings.push_back({&broken, at, joined({words.begin(), words.size()}), mend});
  }

  /// An argument that its field does not take: what the call's own line says, where it could not be said there.
  constexpr void fault_of(const argument& a, std::string_view number) {
    const std::string_view says = a.is == argument::form::refused ? a.characters
                                  : number.empty()                ? std::string_view("a whole number belongs here")
                                                                  : std::string_view(bounds_of(a.kind).says);
    // What is asked for before there is a resource, a namespace, is a fault of the stack.
    auto& faults = notes_ == nullptr ? faults_ : notes_->faults;
    const auto add = [&](std::initializer_list<std::string_view> words) {
      faults.push_back({a.at, joined({words.begin(), words.size()}), step_fault::cause::misfit});
    };
    if (a.value == nullptr) add({"is given what does not fit: ", says});
    else if (number.empty()) add({"is given the value `", a.value->name, "`, which does not fit: ", says});
    else add({"is given ", number, " by the value `", a.value->name, "`, which does not fit: ", says});
  }
  /// Faults that are of no resource.
  constexpr const model::list<step_fault>& faults() const { return faults_; }
  constexpr std::span<const value_declaration* const> declared() const { return declared_; }

  constexpr model::text text(const argument& a) {
    if (a.refers != argument::reference::none) return noted_text(a);
    switch (a.is) {
      case argument::form::absent:
        return {};
      case argument::form::literal:
        if (symbols_ != nullptr && symbols_->is_own_name(a.characters))
          return {marked(marker::own_name, a.characters), a.at};
        return {a.characters, a.at};
      case argument::form::number:
        return {digits(a.number, a.characters), a.at};
      case argument::form::truth:
        return {a.number != 0 ? "true" : "false", a.at};
      case argument::form::decimal:
        return {decimal_digits(__builtin_bit_cast(double, a.number)), a.at};
      case argument::form::value:
        if (a.value->type == value_type::list) return {joined_items_of(a), a.at};
        if (!a.characters.empty()) {
          const std::string_view words[] = {a.characters, value_of(*a.value)};
          return {joined(words), a.at};
        }
        return {value_of(*a.value), a.at};
      case argument::form::name_space:
        return {needed_name_space(a.at, "for the long name of a Service").view(), a.at};
      case argument::form::refused:
        fault_of(a, {});
        return {};
    }
    return {};
  }
  /// Nothing where nothing was given. What is no number of the field's is a fault: it is never left out in silence.
  constexpr model::integer number(const argument& a) {
    if (a.refers == argument::reference::port) return noted_number(a);
    if (a.is == argument::form::number) return {a.number, a.at};
    if (a.is == argument::form::absent) return {};
    if (a.is != argument::form::value || a.value->type != value_type::number) {
      fault_of(a, {});
      return {};
    }
    if (symbols_ != nullptr) {
      note_use(*a.value);
      for (std::size_t i = 0; i < declared_.size(); ++i)
        if (declared_[i] == a.value) return {marker::number_of(i), a.at};
    }
    std::int64_t number = 0;
    for (const char c : concrete(*a.value))
      if (c >= '0' && c <= '9') number = number * 10 + (c - '0');
    note_use(*a.value);
    if (!detail::is_within(number, a.kind)) fault_of(a, concrete(*a.value));
    return {number, a.at};
  }
  /// A number that may have a fraction.
  constexpr model::number decimal(const argument& a) {
    model::number made{};
    if (a.is == argument::form::decimal) {
      made = __builtin_bit_cast(double, a.number);
    } else {
      const model::integer whole = number(a);
      if (!whole.has_value()) return {};
      const std::int64_t position = marker::position_of(whole.value(), declared_.size());
      made = position < 0 ? static_cast<double>(whole.value()) : marker::decimal_of(static_cast<std::size_t>(position));
    }
    made.written(a.at);
    return made;
  }
  /// True or false; in a chart, as the switch is decided.
  constexpr model::boolean truth(const argument& a) {
    if (a.is == argument::form::truth) return {a.number != 0, a.at};
    if (a.is == argument::form::value && a.value->type == value_type::switched) return {holds({a.value}), a.at};
    if (a.is != argument::form::absent) fault_of(a, {});
    return {};
  }
  constexpr model::int_or_string number_or_text(const argument& a) {
    const bool is_number = a.is == argument::form::value ? a.value->type == value_type::number
                                                         : a.is == argument::form::number && a.characters.empty();
    if (is_number) return number(a);
    return text(a);
  }
  /// Of the uses of Services that were noted from `first` on, those before `end` stay, as uses by this text.
  constexpr void keep_uses(std::size_t first, std::size_t end, std::string_view text) {
    auto& uses = notes_->service_uses;
    for (std::size_t i = uses.size(); i-- > end;) uses.erase(i);
    for (std::size_t i = first; i < end; ++i) uses[i].text = text;
  }
  constexpr std::string_view joined(std::span<const std::string_view> words) {
    return arena_->joined(words.data(), words.size());
  }
  constexpr std::string_view digits(std::int64_t number, std::string_view suffix = {}) {
    char reversed[24]{};
    std::size_t count = 0;
    const bool negative = number < 0;
    std::uint64_t rest = negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    do {
      reversed[count++] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (negative) reversed[count++] = '-';
    char* kept = arena_->allocate(count + suffix.size());
    for (std::size_t i = 0; i < count; ++i) kept[i] = reversed[count - 1 - i];
    for (std::size_t i = 0; i < suffix.size(); ++i) kept[count + i] = suffix[i];
    return {kept, count + suffix.size()};
  }

  /// The shortest digits that are this number, where a dozen and a half behind the point are enough.
  constexpr std::string_view decimal_digits(double number) {
    const bool negative = number < 0;
    double scaled = negative ? -number : number;
    std::size_t behind = 0;
    while (behind < 15 && scaled < 4503599627370496.0 &&
           scaled != static_cast<double>(static_cast<std::int64_t>(scaled))) {
      ++behind;
      double power = 1;
      for (std::size_t i = 0; i < behind; ++i) power *= 10;
      scaled = (negative ? -number : number) * power;
    }
    const std::string_view all = digits(static_cast<std::int64_t>(scaled + 0.5));
    if (behind == 0) return negative ? joined_of({"-", all}) : all;
    std::string_view padded = all;
    while (padded.size() <= behind) padded = joined_of({"0", padded});
    return joined_of(
        {negative ? "-" : "", padded.substr(0, padded.size() - behind), ".", padded.substr(padded.size() - behind)});
  }

 private:
  constexpr std::string_view joined_of(std::initializer_list<std::string_view> words) {
    return joined({words.begin(), words.size()});
  }
  /// What refers to a Service, as what it is beside that.
  static constexpr argument without_reference(const argument& a) {
    argument plain = a;
    if (a.refers == argument::reference::port) plain.characters = kept_text{};
    plain.refers = argument::reference::none;
    return plain;
  }
  constexpr model::text noted_text(const argument& a) {
    const model::text made = text(without_reference(a));
    auto& uses = notes_->service_uses;
    if (a.refers == argument::reference::name_space_of_host) {
      if (!uses.empty()) uses.back().name_space = made.view();
      return made;
    }
    if (a.refers == argument::reference::port) noted_number(a);
    else uses.push_back({a.characters, name_space_.view(), 0, a.at});
    uses.back().text = made.view();
    return made;
  }
  constexpr model::integer noted_number(const argument& a) {
    const model::integer made = number(without_reference(a));
    notes_->service_uses.push_back({a.characters, name_space_.view(), made.value(), a.at});
    return made;
  }
  // A declaration is looked for by itself before it is by its name: a resource asks for some value twenty times.
  constexpr void note_use(const value_declaration& declaration) {
    const value_declaration* const* const all = declared_.data();
    const std::size_t count = declared_.size();
    for (std::size_t i = 0; i != count; ++i)
      if (all[i] == &declaration) return;
    for (std::size_t i = 0; i != count; ++i)
      if (model::same(all[i]->name, declaration.name)) return;
    undeclared_.push_back(&declaration);
  }
  constexpr std::string_view concrete(const value_declaration& declaration) {
    const std::string_view text = given_text(declaration);
    if (reads_ != nullptr) note_read(declaration, text);
    return text;
  }
  constexpr void note_read(const value_declaration& declaration, std::string_view text) {
    for (const read_setting& known : *reads_)
      if (known.of == &declaration) return;
    reads_->push_back({&declaration, text});
  }
  constexpr std::string_view given_text(const value_declaration& declaration) {
    const value_setting* const overrides = overrides_.data();
    for (std::size_t i = 0, count = overrides_.size(); i != count; ++i)
      if (overrides[i].of == &declaration) return text_of(overrides[i]);
    for (const std::span<const value_setting>* settings : {&overrides_, &values_}) {
      const value_setting* const all = settings->data();
      for (std::size_t i = 0, count = settings->size(); i != count; ++i)
        if (model::same(all[i].name, declaration.name)) return text_of(all[i]);
    }
    if (declaration.type == value_type::secret) missing_.push_back(&declaration);
    return declaration.default_text();
  }
  constexpr std::string_view text_of(const value_setting& setting) {
    return setting.number < 0 ? setting.value : digits(setting.number);
  }
  constexpr std::string_view marked(char kind, std::string_view name, std::string_view separator = {}) {
    const char opening[] = {marker::begin, kind}, closing[] = {marker::separator, marker::end};
    const std::string_view words[] = {{opening, 2},
                                      name,
                                      separator.empty() ? std::string_view() : std::string_view(closing, 1),
                                      separator,
                                      {closing + 1, 1}};
    return joined(words);
  }
  constexpr std::string_view joined_items_of(const argument& a) {
    note_use(*a.value);
    if (symbols_ != nullptr) return marked(marker::value, a.value->name, a.characters);
    std::string_view all;
    std::size_t count = 0;
    each_item(a, [&](const model::text& item) {
      const std::string_view words[] = {all, count++ == 0 ? std::string_view() : a.characters, item.view()};
      all = joined(words);
    });
    return all;
  }

  model::arena* arena_;
  std::span<const value_declaration* const> declared_;
  std::span<const value_setting> values_;
  std::span<const value_setting> overrides_{};
  std::span<const named_argument> labels_{};
  model::list<const value_declaration*> undeclared_{};
  model::list<const value_declaration*> missing_{};
  model::list<step_fault> faults_{};
  model::text name_space_{"default"};
  resource_notes* notes_ = nullptr;
  model::list<read_setting>* reads_ = nullptr;
  symbols* symbols_ = nullptr;
  bool passed_over_ = false;
  edits_left_out left_out_{};
};

}  // namespace dovetail
