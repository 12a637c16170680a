/// Steps: what a builder is made of, and how they are lowered to an API object.
///
/// A builder is a name and an array of steps. Each `.withX(…)` appends one: a function and its arguments; a nested builder's
/// steps follow the step that opens it. Lowering folds them over a fresh API object. The array's length is the only thing
/// in a builder's type, so a hundred resources share the types of one (a tuple of edits, whose type grows with each call,
/// takes forty times as long to compile).
#pragma once

#include "dovetail/build/edit_fault.hpp"
#include "dovetail/build/notes.hpp"
#include "dovetail/build/parameter.hpp"
#include "dovetail/build/symbol.hpp"
#include "dovetail/model/arena.hpp"
#include "dovetail/model/collection.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

/// Before a step's function that is no template. A stack's program has steps in its data and their code in the library,
/// compiled once; in a stack's own translation unit they are for constant evaluation only, which saves generating code for
/// them again with every edit. (`gnu_inline`: a body to evaluate, never to emit; g++ and clang both have it.)
#ifdef DOVETAIL_COMPILES_STEPS
#define DOVETAIL_STEP [[gnu::used]] inline constexpr
#else
#define DOVETAIL_STEP extern inline __attribute__((gnu_inline)) constexpr
#endif

/// The steps that every builder of the API type T has: `extern template` after the builder, `template` in the library.
#define DOVETAIL_EDITABLE_STEPS(instantiation, T)                                                  \
  instantiation void ::dovetail::detail::comment_on<T>(::dovetail::part&, const ::dovetail::step&, \
                                                       ::dovetail::lowering&);                     \
  instantiation void ::dovetail::detail::waive<T>(::dovetail::part&, const ::dovetail::step&, ::dovetail::lowering&)

namespace dovetail {

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

  constexpr void deploy_to(model::text name_space) { name_space_ = name_space; }
  constexpr model::text name_space() const { return name_space_; }
  constexpr model::arena& arena() { return *arena_; }
  /// Values that were asked for and that the stack does not declare.
  constexpr const model::list<const value_declaration*>& undeclared() const { return undeclared_; }

  /// Secrets that were asked for and that nobody has given.
  constexpr const model::list<const value_declaration*>& missing() const { return missing_; }

  constexpr resource_notes& notes() { return *notes_; }
  constexpr void note_into(resource_notes& notes) { notes_ = &notes; }

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
    for (const condition& c : asked)
      if (!holds(c)) return false;
    return true;
  }
  /// The items of a list; in a chart, one text that stands for all of them.
  template <class Use>
  constexpr void each_item(const argument& a, Use use) {
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

  /// An argument that its field does not take: what the call's own line says, where it could not be said there.
  constexpr void fault_of(const argument& a, std::string_view number) {
    const std::string_view says = a.is == argument::form::refused ? a.characters
                                  : number.empty()                ? std::string_view("a whole number belongs here")
                                                                  : std::string_view(bounds_of(a.kind).says);
    // What is asked for before there is a resource, a namespace, is a fault of the stack.
    auto& faults = notes_ == nullptr ? faults_ : notes_->faults;
    const auto add = [&](std::initializer_list<std::string_view> words) {
      faults.push_back({a.at, joined({words.begin(), words.size()}), true});
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
      case argument::form::value:
        if (a.value->type == value_type::list) return {joined_items_of(a), a.at};
        if (!a.characters.empty()) {
          const std::string_view words[] = {a.characters, value_of(*a.value)};
          return {joined(words), a.at};
        }
        return {value_of(*a.value), a.at};
      case argument::form::name_space:
        return {name_space_.view(), a.at};
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
  /// Of the uses of Services that were noted from `first` on, those before `end` stay, as uses by this text.
  constexpr void keep_uses(std::size_t first, std::size_t end, std::string_view text) {
    auto& uses = notes_->service_uses;
    for (std::size_t i = uses.size(); i-- > end;) uses.erase(i);
    for (std::size_t i = first; i < end; ++i) uses[i].text = text;
  }
  constexpr std::string_view joined(std::span<const std::string_view> words) {
    std::size_t size = 0;
    for (const std::string_view w : words) size += w.size();
    char* all = arena_->allocate(size);
    std::size_t i = 0;
    for (const std::string_view w : words)
      for (const char c : w) all[i++] = c;
    return {all, size};
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

 private:
  /// What refers to a Service, as what it is beside that.
  static constexpr argument without_reference(const argument& a) {
    argument plain = a;
    if (a.refers == argument::reference::port) plain.characters = {};
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
  constexpr void note_use(const value_declaration& declaration) {
    for (const value_declaration* d : declared_)
      if (d == &declaration || model::same(d->name, declaration.name)) return;
    undeclared_.push_back(&declaration);
  }
  constexpr std::string_view concrete(const value_declaration& declaration) {
    for (const std::span<const value_setting> settings : {overrides_, values_})
      for (const value_setting& s : settings)
        if (model::same(s.name, declaration.name)) return s.number < 0 ? s.value : digits(s.number);
    if (declaration.type == value_type::secret) missing_.push_back(&declaration);
    return declaration.default_text();
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
  symbols* symbols_ = nullptr;
  bool passed_over_ = false;
  edits_left_out left_out_{};
};

/// The API object that steps are applied to, or a part of it, whatever its type.
struct part {};
template <class T>
struct part_of : part {
  T* object;
  constexpr explicit part_of(T& target) : object(&target) {}
};

/// The object behind `p`, which the step that is applied knows to be a T.
template <class T>
constexpr T& as(part& p) {
  return *static_cast<part_of<T>&>(p).object;
}

struct step {
  using function = void (*)(part&, const step&, lowering&);

  /// Null: a piece of text that belongs to the step before it.
  function apply = nullptr;
  /// How many of the steps after this one belong to it.
  std::uint32_t nested = 0;
  argument first{};
  argument second{};

  constexpr std::span<const step> inside() const { return {this + 1, nested}; }
};

/// Applies steps, each with what is nested in it, to a part of an API object.
constexpr void apply_steps(std::span<const step> steps, part& target, lowering& in) {
  for (std::size_t i = 0; i < steps.size(); i += 1 + steps[i].nested) steps[i].apply(target, steps[i], in);
}

/// Applies a nested builder's steps to the object that it stands for.
template <class T>
constexpr void apply_inside(const step& opening, T& object, lowering& in) {
  part_of<T> target(object);
  apply_steps(opening.inside(), target, in);
}

/// The text of a step's second argument or, where it has one, of the expression nested in it.
constexpr model::text text_of(const step& s, lowering& in) {
  if (s.nested == 0) return in.text(s.second);
  const std::size_t noted = in.notes().service_uses.size();
  std::size_t size = 0;
  for (const step& p : s.inside()) size += in.text(p.first).view().size();
  const std::size_t noted_once = in.notes().service_uses.size();
  char* joined = in.arena().allocate(size);
  std::size_t at = 0;
  for (const step& p : s.inside())
    for (const char c : in.text(p.first).view()) joined[at++] = c;
  if (noted_once != noted) in.keep_uses(noted, noted_once, {joined, size});
  // The line of the call, or else of the first piece that has one.
  place written = s.first.at;
  for (std::size_t i = 0; !written.known() && i < s.nested; ++i) written = s.inside()[i].first.at;
  return {std::string_view(joined, size), written};
}

namespace detail {

// Not members of the builders, which are templates: these are compiled once.
constexpr void copy_steps(const step* from, std::size_t count, step* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
}
constexpr void copy_text(const argument* parts, std::size_t count, step* to) {
  for (std::size_t i = 0; i < count; ++i) to[i].first = parts[i];
}
constexpr void set_step(step& s, step::function apply, std::size_t nested, const argument& first,
                        const argument& second) {
  s.apply = apply;
  s.nested = static_cast<std::uint32_t>(nested);
  s.first = first;
  s.second = second;
}

}  // namespace detail

/// A builder of whatever part: its name, the line that makes it, its steps. `Self` is the builder's template over the
/// number of steps.
template <template <std::size_t> class Self, std::size_t N>
class chain {
 public:
  argument name{};
  place at{};
  /// Where the steps of the last call begin: what `.when()` after it is for.
  std::size_t last_call = 0;
  step steps[N == 0 ? 1 : N]{};

  constexpr chain() = default;
  constexpr chain(argument builder_name, place written) : name(builder_name), at(written) {}

  static constexpr std::size_t size() { return N; }
  constexpr std::span<const step> all_steps() const { return {steps, N}; }
  /// Calls `use` with the first step of each call, but for those that a switch decides on.
  template <class Use>
  constexpr void each_call(Use use) const {
    for (std::size_t i = 0; i < N; i += 1 + steps[i].nested) use(steps[i]);
  }

 protected:
  constexpr Self<N + 1> and_step(step::function apply, argument first = {}, argument second = {}) const {
    Self<N + 1> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, 0, first, second);
    return next;
  }
  /// A step with another builder's steps nested in it.
  template <std::size_t M>
  constexpr Self<N + 1 + M> and_part(step::function apply, std::span<const step> nested, argument first = {},
                                     argument second = {}) const {
    Self<N + 1 + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, M, first, second);
    detail::copy_steps(nested.data(), M, next.steps + N + 1);
    return next;
  }
  /// A step whose text is put together in lowering.
  template <std::size_t M>
  constexpr Self<N + 1 + M> and_text(step::function apply, const text_expression<M>& text, argument first = {}) const {
    Self<N + 1 + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, M, first, {});
    detail::copy_text(text.parts, M, next.steps + N + 1);
    return next;
  }
  /// Steps that several calls have added, as one: `.when()` after it is for all of them.
  template <std::size_t M>
  constexpr Self<M> as_one_call(Self<M> next) const {
    next.last_call = N;
    return next;
  }
  /// One step for each line of a table.
  template <std::size_t M>
  constexpr Self<N + M> and_table(step::function apply, const named_argument (&table)[M]) const {
    Self<N + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    for (std::size_t i = 0; i < M; ++i) detail::set_step(next.steps[N + i], apply, 0, table[i].name, table[i].value);
    return next;
  }
  /// One step for each word of a list, which are all of the first one's type.
  template <class Word, class... Rest>
  constexpr Self<N + 1 + sizeof...(Rest)> and_words(step::function apply, const Word& first,
                                                    const Rest&... rest) const {
    Self<N + 1 + sizeof...(Rest)> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, 0, first, {});
    std::size_t i = N + 1;
    (detail::set_step(next.steps[i++], apply, 0, Word::of(rest, first.at), {}), ...);
    return next;
  }
};

namespace detail {

template <class T, class Edit>
constexpr void apply_edit(part& p, const step& s, lowering& in) {
  if (!in.takes_edit(s.first.at)) return;
  if constexpr (requires(Edit edit, T& object) { edit(object, in); }) Edit{}(as<T>(p), in);
  else Edit{}(as<T>(p));
}
constexpr void apply_no_edit(part&, const step&, lowering&) {}

/// An edit of an object of the API type T; what is none is refused on the line of the lambda.
template <class T>
struct edit_of {
  step::function apply = &apply_no_edit;
  place at;

  template <class Edit>
    requires(fault_of_edit<T, Edit>() == edit_fault::none)
  consteval edit_of(Edit, place written = place{__builtin_FILE(), __builtin_LINE()})
      : apply(&apply_edit<T, Edit>), at(written) {}

#define DOVETAIL_NO_EDIT(fault, words)                      \
  template <class Edit>                                     \
    requires(fault_of_edit<T, Edit>() == edit_fault::fault) \
  DOVETAIL_REFUSED(words)                                   \
  consteval edit_of(Edit) {}
  DOVETAIL_NO_EDIT(no_lambda, "edit takes a lambda that changes the API object: `.edit([](auto& object) { ... })`")
  DOVETAIL_NO_EDIT(
      captures,
      "edit takes a lambda without captures: what varies between environments is a value<...>, and a lambda "
      "that takes (auto& object, lowering& in) can ask for it")
  DOVETAIL_NO_EDIT(copy,
                   "this edit takes the object by value and changes a copy, which is lost: take it by reference, "
                   "`[](auto& object) { ... }`")
  DOVETAIL_NO_EDIT(
      constant, "this edit takes the object as const and can change nothing: take it as `auto& object`, without const")
  DOVETAIL_NO_EDIT(result,
                   "what this edit returns is lost: an edit changes the object that it takes by reference, and returns "
                   "nothing")
  DOVETAIL_NO_EDIT(other_object,
                   "this edit takes something else than the builder's API object: write "
                   "`[](auto& object) { ... }`, or `[](auto& object, lowering& in) { ... }`")
#undef DOVETAIL_NO_EDIT
};

template <class T, auto Member>
constexpr void comment_on_member(part& p, const step& s, lowering& in) {
  in.notes().comments.push_back({&(as<T>(p).*Member), s.first.characters});
}

/// Where a note on the whole of `object` stands. What only stands for a resource while it is edited is no place: its notes
/// are on the whole resource.
template <class T>
constexpr const void* noted_part(const T& object) {
  if constexpr (requires { typename T::stands_for_a_resource; }) return nullptr;
  else return &object;
}

template <class T>
constexpr void comment_on(part& p, const step& s, lowering& in) {
  in.notes().comments.push_back({noted_part(as<T>(p)), s.first.characters});
}

template <class T>
constexpr void waive(part& p, const step& s, lowering& in) {
  constexpr bool whole = requires { T::kind; };
  const std::string_view words[] = {s.first.characters, " is waived: ", s.second.characters};
  in.notes().comments.push_back({noted_part(as<T>(p)), in.joined(words)});
  in.notes().waivers.push_back({s.first.characters, s.second.characters, noted_part(as<T>(p)), whole, s.first.at});
}

/// What is nested in it, if its condition holds.
DOVETAIL_STEP void apply_when(part& p, const step& s, lowering& in) {
  if (in.holds({s.first.value, s.second.characters, s.second.number != 0})) apply_steps(s.inside(), p, in);
}

}  // namespace detail

/// A handle of whatever is built.
template <class T>
concept builder_handle = requires(const T& handle) { handle.all_steps(); };

/// What every builder can do. `T` is the API type that its steps apply to.
template <template <std::size_t> class Self, std::size_t N, class T>
class editable : public chain<Self, N> {
 public:
  using api_type = T;
  using chain<Self, N>::chain;

  /// Reaches any field, typed: `.edit([](api::apps::v1::Deployment& d) { d.spec.minReadySeconds = 5; })`. The lambda has no
  /// captures; what varies is a `value`, which a second parameter `lowering&` gives.
  constexpr auto edit(detail::edit_of<T> change) const {
    argument line;
    line.at = change.at;
    return this->and_step(change.apply, line);
  }
  /// The call before it counts only where a switch is on, or a choice is a word: `.withReplicas(3).when(is_large)`,
  /// `.withEnv("DISK", "s3").when(storage.is("s3"))`. Several of them must all hold.
  constexpr auto when(const condition& asked) const {
    static_assert(N > 0, "when() is for the call before it, and there is none");
    argument value, word;
    value.is = argument::form::value;
    value.value = asked.of;
    value.at = this->steps[this->last_call].first.at;
    word.is = argument::form::literal;
    word.characters = asked.word;
    word.number = asked.negated ? 1 : 0;
    Self<N + 1> next(this->name, this->at);
    next.last_call = this->last_call;
    detail::copy_steps(this->steps, this->last_call, next.steps);
    detail::set_step(next.steps[this->last_call], &detail::apply_when, N - this->last_call, value, word);
    detail::copy_steps(this->steps + this->last_call, N - this->last_call, next.steps + this->last_call + 1);
    return next;
  }
  DOVETAIL_REFUSED(
      "when() takes a switch, or what a choice is: when(cache_enabled), when(!cache_enabled), when(disk.is(\"s3\"))")
  constexpr Self<N> when(...) const { return static_cast<const Self<N>&>(*this); }
  /// The call before it counts only where a switch is off.
  constexpr auto unless(const condition& asked) const { return when(!asked); }
  /// A comment above this resource or part.
  constexpr auto withComment(parameter::words words) const { return this->and_step(&detail::comment_on<T>, words); }
  /// A comment above a field: `.withCommentOn<&api::core::v1::Container::image>("…")`.
  template <auto Member>
  constexpr auto withCommentOn(parameter::words words) const {
    return this->and_step(&detail::comment_on_member<T, Member>, words);
  }
  /// Switches a policy off for this resource or part. The reason stands in the YAML as a comment.
  constexpr auto withWaiver(parameter::words rule, parameter::words reason) const {
    return this->and_step(&detail::waive<T>, rule, reason);
  }
};

}  // namespace dovetail
