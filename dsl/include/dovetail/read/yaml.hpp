/// Kubernetes objects from YAML, strictly.
#pragma once

#include "dovetail/model/json.hpp"
#include "dovetail/read/kinds.hpp"
#include "dovetail/read/options.hpp"
#include "dovetail/read/problem.hpp"
#include "dovetail/text/arena.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::read {

/// One object of a file.
struct document {
  /// As they are written.
  std::string_view api_version{};
  std::string_view kind_name{};
  model::text name{};
  model::text name_space{};
  /// Where the object begins.
  place at{};
  /// None for a kind that is not registered.
  object content{};
  /// All fields of an object whose kind is not registered, with their places.
  model::json fields{};
  /// The template of the pods that an object of such a kind makes, where it has one in `spec.template` as Deployments do, as
  /// a PodTemplate of core/v1. What of it is no field of a pod is left out without a word: the kind may have more.
  object pods{};
  /// The reader found nothing wrong with it.
  bool sound = false;
};

/// What a file has in it. The objects view characters that this owns.
struct reading {
  std::vector<document> documents{};
  /// In the order of the file.
  std::vector<problem> problems{};
  /// How many more there were.
  std::size_t problems_left_out = 0;

  /// The text that was read, for whoever shows a line of it.
  std::string_view source() const { return *text; }

  std::unique_ptr<const std::string> text{};
  std::unique_ptr<model::arena> characters{};
};

/// Reads a file's text as Kubernetes' own tools do (sigs.k8s.io/yaml: YAML 1.1's booleans and octal numbers, anchors,
/// merge keys, several documents, JSON), and decodes its objects more strictly: what those tools ignore, guess or
/// refuse is a problem, with its place and its path. Every scalar of an object knows where it was written.
///
/// All problems of a file are told, not only the first; a document with a syntax error is left out, and those behind it
/// are read. Never throws for what a file has in it: what exceeds `how.at_most` is a problem too.
reading read_yaml(std::string text, std::string_view file, const options& how = {});

}  // namespace dovetail::read
