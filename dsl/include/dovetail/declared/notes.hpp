/// What is known of a resource beside its API object: comments, waivers, keys that an operator will make, what its program
/// reads and keeps, what its images are made of.
#pragma once

#include "dovetail/model/collection.hpp"
#include "dovetail/text/place.hpp"

#include <cstdint>
#include <string_view>

namespace dovetail {

namespace check {
struct rule;
}

/// Written above the field, list item or object at the address `part`.
struct comment_note {
  const void* part = nullptr;
  std::string_view words{};
};

/// A policy switched off for one resource: all of it, or the part at the address `part`.
struct waiver_note {
  std::string_view rule{};
  std::string_view reason{};
  const void* part = nullptr;
  bool whole = false;
  place at{};
};

/// A key that a workload cannot do without, in a Secret or a ConfigMap that it takes whole.
struct required_key {
  std::string_view kind{};
  model::text object{};
  model::text key{};
};

/// A Secret that the resource makes when it is deployed, and the keys it will have. No keys: they are not known.
struct made_secret {
  model::text name{};
  model::list<model::text> keys{};
};

/// What a step of the resource could not do: words that follow the resource's name.
struct step_fault {
  enum class cause : std::uint8_t {
    /// What it changes is not there.
    nothing_to_change,
    /// It was given what its field does not take.
    misfit,
    /// It needs the namespace, which the stack leaves out.
    no_namespace,
  };
  place at{};
  std::string_view words{};
  cause why = cause::nothing_to_change;
};

/// What a policy of one's own has found in the resource: words that follow its name.
struct own_finding {
  const check::rule* broken = nullptr;
  place at{};
  std::string_view words{};
  std::string_view mend{};
};

/// Edits that lowering passes over, as if they were not written: what they made wrong is then gone. None, all, or that of a line.
struct edits_left_out {
  bool all = false;
  place one{};
  constexpr bool has(place at) const { return all || (one.known() && one == at); }
};

/// A variable that a container's program reads; the container by its name, which is its own in the pod.
struct read_note {
  model::text container{};
  model::text variable{};
};

/// A resource that this one cannot do without, and that none of its fields names.
struct needed_note {
  std::string_view kind{};
  model::text name{};
};

/// A ConfigMap or a Secret of the stack: where it changes, the pods of the resource are to start anew.
struct restart_note {
  std::string_view kind{};
  model::text name{};
};

/// A Service whose host, or the number of whose port, is in a text or a number of the resource, by the Service's handle.
struct service_use {
  std::string_view service{};
  std::string_view name_space{};
  /// 0: its host.
  std::int64_t port = 0;
  place at{};
  /// The text, as the object has it; empty for a number.
  std::string_view text{};
};

/// A key of a Secret that is made once and never again: what depends on it is lost with it.
struct immutable_note {
  model::text secret{};
  model::text key{};
};

/// A key that a Secret of the stack would have a random value for.
struct generated_note {
  model::text key{};
  bool immutable = false;
};

/// A container whose image a Dockerfile makes, and what the target that it runs says of itself; the container by its name.
struct image_note {
  model::text container{};
  std::string_view dockerfile{};
  std::string_view target{};
  /// "9000/TCP, 9100/UDP"; empty: it exposes none.
  std::string_view ports{};
  /// Who its processes run as; empty: whoever the image that it starts from says.
  std::string_view user{};
};

struct resource_notes {
  model::list<comment_note> comments{};
  model::list<waiver_note> waivers{};
  model::list<required_key> required_keys{};
  model::list<made_secret> makes{};
  model::list<read_note> reads{};
  model::list<image_note> images{};
  /// The state that a workload's pods hold and that must outlive them; absent where nothing is said.
  model::text kept_state{};
  /// Why a workload never has more than one pod; absent where it may.
  model::text alone_reason{};
  /// How many pods a workload needs at the least, and why; absent where nothing is said.
  model::integer needed_replicas{};
  model::text replicas_reason{};
  /// Why no Ingress may reach this Service; empty where one may.
  std::string_view internal_only{};
  model::list<step_fault> faults{};
  /// Of an Ingress: what in its list `tls` is for all hosts.
  model::list<const void*> tls_of_all_hosts{};
  /// The lines of the edits (`.edit(…)`) that made it what it is.
  model::list<place> edits{};
  model::list<needed_note> needs{};
  model::list<service_use> service_uses{};
  model::list<immutable_note> immutable_keys{};
  model::list<generated_note> generated_keys{};
  model::list<own_finding> own_findings{};
  model::list<restart_note> restarts_on{};
  /// Where a ConfigMap says that its name has a hash of what it holds; unknown: it has none.
  place hashed_name{};

  /// A part is taken out: what was noted on it is gone with it.
  constexpr void forget(const void* part) {
    const auto drop = [part](auto& notes) {
      for (std::size_t k = notes.size(); k-- > 0;)
        if (notes[k].part == part) notes.erase(k);
    };
    drop(comments);
    drop(waivers);
  }
};

namespace detail {

/// Adds a key that may have been named before, as one that is there and as one that never changes.
constexpr void add_key(model::list<model::text>& keys, const model::text& key) {
  for (const model::text& known : keys)
    if (model::same(known.view(), key.view())) return;
  keys.push_back(key);
}

}  // namespace detail
}  // namespace dovetail
