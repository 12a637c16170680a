/// Every kind that the library has, by apiVersion and kind.
#pragma once

#include "dovetail/model/reflection.hpp"

#include <span>
#include <string_view>
#include <utility>

namespace dovetail::read {

/// A kind, with what it takes to make an object of it without knowing its type.
struct kind {
  std::string_view api_version;
  std::string_view name;
  bool namespaced;
  const model::type& (*type)();
  void* (*create)();
  void (*destroy)(void*);
};

/// The kind that an API type is.
template <class T>
constexpr kind kind_of() {
  return {T::api_version,
          T::kind,
          T::namespaced,
          &model::type_of<T>,
          []() -> void* { return new T{}; },
          [](void* object) { delete static_cast<T*>(object); }};
}

/// All kinds of api/ and crd/, each once, by apiVersion and then by name.
std::span<const kind> kinds();

/// Null where there is none.
const kind* find_kind(std::string_view api_version, std::string_view name);

/// The minor versions of Kubernetes that have something which the newest one does not; `since` is 0 where the oldest one
/// known has it.
struct version_span {
  int since;
  int until;

  constexpr bool has(int minor) const { return since <= minor && minor <= until; }
};

/// A kind of older versions, which has no type.
struct gone_kind {
  std::string_view api_version;
  std::string_view name;
  version_span there;
};

/// Null where there is none.
const gone_kind* find_gone_kind(std::string_view api_version, std::string_view name);

/// An object of some kind, owned.
class object {
 public:
  object() = default;
  explicit object(const kind& of) : kind_(&of), data_(of.create()) {}
  object(object&& other) noexcept
      : kind_(std::exchange(other.kind_, nullptr)), data_(std::exchange(other.data_, nullptr)) {}
  object& operator=(object&& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(data_, other.data_);
    return *this;
  }
  ~object() {
    if (data_ != nullptr) kind_->destroy(data_);
  }

  explicit operator bool() const { return data_ != nullptr; }
  /// Null where there is no object.
  const kind* of() const { return kind_; }
  void* get() { return data_; }
  const void* get() const { return data_; }

  /// The object as what it is; null where it is something else.
  template <class T>
  T* as() {
    return is<T>() ? static_cast<T*>(data_) : nullptr;
  }
  template <class T>
  const T* as() const {
    return is<T>() ? static_cast<const T*>(data_) : nullptr;
  }

 private:
  template <class T>
  bool is() const {
    return kind_ != nullptr && &kind_->type() == &model::type_of<T>();
  }

  const kind* kind_ = nullptr;
  void* data_ = nullptr;
};

}  // namespace dovetail::read
