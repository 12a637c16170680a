/// An index: things by a text that they have, so that finding one does not mean going through all of them.
#pragma once

#include "dovetail/model/collection.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::check {

/// Of things that stay where they are. Things whose texts are equal keep the order in which they were added; a search may
/// also give a thing whose text is another one, so whoever searches compares.
template <class T>
class index {
  struct node {
    const T* thing = nullptr;
    std::uint32_t hash = 0;
    const node* next = nullptr;
  };
  struct bucket {
    node* first = nullptr;
    node* last = nullptr;
  };

 public:
  constexpr index() = default;
  index(const index&) = delete;
  index& operator=(const index&) = delete;
  constexpr ~index() { clear(); }

  /// Forgets everything, and makes room for about so many things.
  constexpr auto reset(std::size_t capacity) {
    clear();
    std::uint32_t size = 1;
    while (size < capacity) size *= 2;
    buckets_ = new bucket[size]{};
    mask_ = size - 1;
  }
  constexpr auto add(std::string_view text, const T& thing) {
    node& added = nodes_.emplace_back();
    added.thing = &thing;
    added.hash = hash_of(text);
    bucket& among = buckets_[added.hash & mask_];
    if (among.first == nullptr) among.first = &added;
    else among.last->next = &added;
    among.last = &added;
  }

  struct iterator {
    const node* at;
    constexpr const T& operator*() const { return *at->thing; }
    constexpr auto& operator++() {
      at = skip(at->next, at->hash);
      return *this;
    }
    friend constexpr bool operator==(iterator, iterator) = default;
  };
  struct range {
    iterator first;
    constexpr auto begin() const { return first; }
    constexpr auto end() const { return iterator{nullptr}; }
  };
  constexpr auto find(std::string_view text) const {
    if (buckets_ == nullptr) return range{{nullptr}};
    const std::uint32_t hash = hash_of(text);
    return range{{skip(buckets_[hash & mask_].first, hash)}};
  }
  constexpr auto count(std::string_view text) const {
    std::size_t number = 0;
    for ([[maybe_unused]] const T& thing : find(text)) ++number;
    return number;
  }

 private:
  /// FNV-1a.
  static constexpr auto hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261;
    const char* const characters = text.data();
    const std::size_t size = text.size();
    for (std::size_t i = 0; i != size; ++i) hash = (hash ^ static_cast<unsigned char>(characters[i])) * 16777619;
    return hash;
  }
  static constexpr auto skip(const node* at, std::uint32_t hash) {
    while (at != nullptr && at->hash != hash) at = at->next;
    return at;
  }
  constexpr auto clear() {
    if (buckets_ != nullptr) delete[] buckets_;
    buckets_ = nullptr;
    nodes_.clear();
  }

  model::list<node> nodes_{};
  bucket* buckets_ = nullptr;
  std::uint32_t mask_ = 0;
};

/// An index that is made when something is first looked for, of what is complete by then. (Behind a pointer, and not `mutable`:
/// g++ 12 refuses that in constant evaluation.)
template <class T>
class index_on_demand {
  struct state {
    index<T> all{};
    bool is_made = false;
  };

 public:
  constexpr index_on_demand() : state_(new state{}) {}
  index_on_demand(const index_on_demand&) = delete;
  index_on_demand& operator=(const index_on_demand&) = delete;
  constexpr ~index_on_demand() { delete state_; }

  /// The index, which `make(index)` fills where that has not been done.
  template <class Make>
  constexpr const auto& made(Make make) const {
    if (!state_->is_made) {
      state_->is_made = true;
      make(state_->all);
    }
    return state_->all;
  }

 private:
  state* state_;
};

}  // namespace dovetail::check
