/// Lists, maps and optional objects of the canonical model.
///
/// They own what they hold through pointers: an element stays where it is when its list grows, an incomplete type may be
/// an element (JSONSchemaProps holds itself), and a type that holds them is cheap to compile.
#pragma once

#include "dovetail/model/scalar.hpp"

#include <cstddef>

namespace dovetail::model {

template <class T>
class list {
 public:
  constexpr list() = default;
  constexpr list(const list& other) { append(other); }
  constexpr list(list&& other) noexcept : items_(other.items_), size_(other.size_), capacity_(other.capacity_) {
    other.release();
  }
  constexpr list& operator=(const list& other) {
    if (this != &other) {
      clear();
      append(other);
    }
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

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](std::size_t i) { return *items_[i]; }
  constexpr const T& operator[](std::size_t i) const { return *items_[i]; }
  constexpr T& back() { return *items_[size_ - 1]; }
  constexpr const T& back() const { return *items_[size_ - 1]; }

  /// Adds an element and returns it; earlier elements stay where they are.
  constexpr T& emplace_back() {
    if (size_ == capacity_) grow();
    items_[size_] = new T{};
    return *items_[size_++];
  }
  constexpr T& push_back(const T& value) {
    if (size_ == capacity_) grow();
    items_[size_] = new T(value);
    return *items_[size_++];
  }
  constexpr void erase(std::size_t i) {
    delete items_[i];
    for (--size_; i < size_; ++i) items_[i] = items_[i + 1];
  }
  constexpr void clear() {
    for (std::size_t i = 0; i < size_; ++i) delete items_[i];
    if (capacity_ != 0) delete[] items_;
    release();
  }

  template <class Item>
  struct iterator {
    T* const* position;
    constexpr Item& operator*() const { return **position; }
    constexpr Item* operator->() const { return *position; }
    constexpr iterator& operator++() {
      ++position;
      return *this;
    }
    friend constexpr bool operator==(iterator, iterator) = default;
  };
  constexpr iterator<T> begin() { return {items_}; }
  constexpr iterator<T> end() { return {items_ + size_}; }
  constexpr iterator<const T> begin() const { return {items_}; }
  constexpr iterator<const T> end() const { return {items_ + size_}; }

  friend constexpr bool operator==(const list& a, const list& b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a[i] == b[i])) return false;
    return true;
  }

 private:
  constexpr void append(const list& other) {
    for (std::size_t i = 0; i < other.size_; ++i) push_back(other[i]);
  }
  constexpr void grow() {
    const std::uint32_t capacity = capacity_ == 0 ? 4 : capacity_ * 2;
    T** items = new T* [capacity] {};
    for (std::size_t i = 0; i < size_; ++i) items[i] = items_[i];
    if (capacity_ != 0) delete[] items_;
    items_ = items;
    capacity_ = capacity;
  }
  constexpr void release() {
    items_ = nullptr;
    size_ = capacity_ = 0;
  }

  T** items_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
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

  constexpr bool has_value() const { return value_ != nullptr; }
  constexpr explicit operator bool() const { return value_ != nullptr; }
  constexpr T& operator*() { return *value_; }
  constexpr const T& operator*() const { return *value_; }
  constexpr T* operator->() { return value_; }
  constexpr const T* operator->() const { return value_; }

  /// The object, made first where it is absent: `container.securityContext.ensure().runAsNonRoot = true`.
  constexpr T& ensure() {
    if (value_ == nullptr) value_ = new T{};
    return *value_;
  }
  constexpr void reset() {
    if (value_ != nullptr) delete value_;
    value_ = nullptr;
  }

  friend constexpr bool operator==(const optional& a, const optional& b) {
    return (a.value_ == nullptr) == (b.value_ == nullptr) && (a.value_ == nullptr || *a.value_ == *b.value_);
  }

 private:
  T* value_ = nullptr;
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
  constexpr const entry<T>& at(std::size_t i) const { return list<entry<T>>::operator[](i); }
  constexpr entry<T>& at(std::size_t i) { return list<entry<T>>::operator[](i); }

  constexpr const T* find(std::string_view key) const {
    for (const entry<T>& e : *this)
      if (same(e.key.view(), key)) return &e.value;
    return nullptr;
  }
  constexpr bool contains(std::string_view key) const { return find(key) != nullptr; }
  constexpr void erase(std::string_view key) {
    for (std::size_t i = 0; i < this->size(); ++i) {
      if (same(at(i).key.view(), key)) return list<entry<T>>::erase(i);
    }
  }
};

}  // namespace dovetail::model
