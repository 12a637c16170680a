/// Lists, maps and optional objects of the canonical model.
///
/// They own what they hold through pointers: an element stays where it is when its list grows, an incomplete type may be
/// an element (JSONSchemaProps holds itself), and a type that holds them is cheap to compile. Without initial values: see scalar.hpp.
///
/// Their functions' types are deduced, `auto`, as are those of the rules' function templates: g++ then instantiates each where it is
/// first used, which is in the precompiled header of stacks. One whose type is written waits for the end of the compilation, and is
/// instantiated there by every edit of a stack: two thousand of them took more than half of what an empty file costs. Only what
/// calls itself through an element that holds such a list again (a copy, `==`) says its type.
#pragma once

#include "dovetail/model/scalar.hpp"

#include <cstddef>

namespace dovetail::error {
void this_list_has_fewer_elements_than_that_emplace_back_adds_one(std::size_t position, std::size_t size);
}

namespace dovetail::model {

class field_walk;

template <class T>
class list {
 public:
  constexpr list() = default;
  // Here and not by push_back: an element may hold such a list itself, and a deduced type is not known within its own body.
  constexpr list(const list& other) : items_(nullptr), size_(0), capacity_(0) {
    for (std::size_t i = 0; i < other.size_; ++i) {
      if (size_ == capacity_) grow();
      items_[size_++] = new T(other[i]);
    }
  }
  constexpr list(list&& other) noexcept : items_(other.items_), size_(other.size_), capacity_(other.capacity_) {
    other.release();
  }
  constexpr list& operator=(const list& other) {
    if (this != &other) *this = list(other);
    return *this;
  }
  constexpr list& operator=(list&& other) noexcept {
    if (this != &other) {
      clear();
      items_ = other.items_;
      size_ = other.size_;
      capacity_ = other.capacity_;
      other.release();
    }
    return *this;
  }
  // Written out, as in ~optional: the API's types have hundreds of these, and each call is a function to instantiate.
  constexpr ~list() {
    for (std::uint32_t i = 0; i < size_; ++i) delete items_[i];
    if (capacity_ != 0) delete[] items_;
  }

  constexpr auto size() const { return std::size_t{size_}; }
  constexpr auto empty() const { return size_ == 0; }
  constexpr auto& operator[](std::size_t i) {
    check_position(i);
    return *items_[i];
  }
  constexpr const auto& operator[](std::size_t i) const {
    check_position(i);
    return *items_[i];
  }
  constexpr auto& back() { return *items_[size_ - 1]; }
  constexpr const auto& back() const { return *items_[size_ - 1]; }

  /// Adds an element and returns it; earlier elements stay where they are.
  constexpr auto& emplace_back() {
    if (size_ == capacity_) grow();
    items_[size_] = new T{};
    return *items_[size_++];
  }
  constexpr auto& push_back(const T& value) {
    if (size_ == capacity_) grow();
    items_[size_] = new T(value);
    return *items_[size_++];
  }
  constexpr auto erase(std::size_t i) {
    delete items_[i];
    for (--size_; i < size_; ++i) items_[i] = items_[i + 1];
  }
  constexpr auto clear() {
    for (std::size_t i = 0; i < size_; ++i) delete items_[i];
    if (capacity_ != 0) delete[] items_;
    release();
  }

  template <class Item>
  struct iterator {
    T* const* position;
    constexpr auto& operator*() const { return **position; }
    constexpr auto* operator->() const { return *position; }
    constexpr auto& operator++() {
      ++position;
      return *this;
    }
    friend constexpr bool operator==(iterator, iterator) = default;
  };
  constexpr auto begin() { return iterator<T>{items_}; }
  constexpr auto end() { return iterator<T>{items_ + size_}; }
  constexpr auto begin() const { return iterator<const T>{items_}; }
  constexpr auto end() const { return iterator<const T>{items_ + size_}; }

  friend constexpr bool operator==(const list& a, const list& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }

 private:
  // Without it, g++ speaks of a null pointer, and of all that is above it. At run time nobody is asked: a builtin, since clang keeps a
  // call of the function around it.
  constexpr auto check_position(std::size_t i) const {
    if (__builtin_is_constant_evaluated() && i >= size_)
      error::this_list_has_fewer_elements_than_that_emplace_back_adds_one(i, size_);
  }
  constexpr auto grow() {
    const std::uint32_t capacity = capacity_ == 0 ? 4 : capacity_ * 2;
    T** items = new T* [capacity] {};
    for (std::size_t i = 0; i < size_; ++i) items[i] = items_[i];
    if (capacity_ != 0) delete[] items_;
    items_ = items;
    capacity_ = capacity;
  }
  constexpr auto release() {
    items_ = nullptr;
    size_ = capacity_ = 0;
  }

  friend class field_walk;

  T** items_;
  std::uint32_t size_;
  std::uint32_t capacity_;
};

/// An object that may be absent, owned through a pointer.
template <class T>
class optional {
 public:
  constexpr optional() = default;
  constexpr optional(const T& value) : value_(new T(value)) {}
  constexpr optional(const optional& other) : value_(other.value_ == nullptr ? nullptr : new T(*other.value_)) {}
  constexpr optional(optional&& other) noexcept : value_(other.value_) { other.value_ = nullptr; }
  constexpr optional& operator=(const optional& other) {
    if (this != &other) {
      reset();
      if (other.value_ != nullptr) value_ = new T(*other.value_);
    }
    return *this;
  }
  constexpr optional& operator=(optional&& other) noexcept {
    if (this != &other) {
      reset();
      value_ = other.value_;
      other.value_ = nullptr;
    }
    return *this;
  }
  constexpr ~optional() {
    if (value_ != nullptr) delete value_;
  }

  constexpr auto has_value() const { return value_ != nullptr; }
  // Deduced, too: a bool.
  constexpr explicit operator auto() const { return value_ != nullptr; }
  constexpr auto& operator*() { return *value_; }
  constexpr const auto& operator*() const { return *value_; }
  constexpr auto* operator->() { return value_; }
  constexpr const auto* operator->() const { return value_; }

  /// The object, made first where it is absent: `container.securityContext.ensure().runAsNonRoot = true`.
  constexpr auto& ensure() {
    if (value_ == nullptr) value_ = new T{};
    return *value_;
  }
  constexpr auto reset() {
    if (value_ != nullptr) delete value_;
    value_ = nullptr;
  }

  friend constexpr bool operator==(const optional& a, const optional& b) {
    return (a.value_ == nullptr) == (b.value_ == nullptr) && (a.value_ == nullptr || *a.value_ == *b.value_);
  }

 private:
  friend class field_walk;

  T* value_;
};

/// One key and its value, in the order in which they were written.
template <class T>
struct entry {
  text key{};
  T value{};

  friend constexpr bool operator==(const entry&, const entry&) = default;
};

/// Values by name. Order is kept, since it is what a reviewer sees.
template <class T>
class map : public list<entry<T>> {
 public:
  /// The value of `key`, made first where it is absent.
  constexpr T& operator[](const text& key) {
    for (entry<T>& e : *this)
      if (same(e.key.view(), key.view())) return e.value;
    entry<T>& e = this->emplace_back();
    e.key = key;
    return e.value;
  }
  /// The entry at a position.
  constexpr const auto& at(std::size_t i) const { return list<entry<T>>::operator[](i); }
  constexpr auto& at(std::size_t i) { return list<entry<T>>::operator[](i); }

  constexpr auto find(std::string_view key) const {
    const T* found = nullptr;
    for (const entry<T>& e : *this)
      if (found == nullptr && same(e.key.view(), key)) found = &e.value;
    return found;
  }
  constexpr auto contains(std::string_view key) const { return find(key) != nullptr; }
  constexpr auto erase(std::string_view key) {
    for (std::size_t i = 0; i < this->size(); ++i) {
      if (same(at(i).key.view(), key)) return list<entry<T>>::erase(i);
    }
  }
};

}  // namespace dovetail::model
