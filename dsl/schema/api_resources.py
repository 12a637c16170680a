"""Writes which resources each group of the API has, as the API server itself lists them.

api_resources.py FOLDER [OUTPUT]    FOLDER: api/discovery of Kubernetes' sources, as of the newest version that Dovetail knows

Of each resource and subresource: its group, name, verbs and short names; of all versions of a group together.
"""

import json
import pathlib
import sys

if len(sys.argv) not in (2, 3):
    sys.exit(__doc__)
folder = pathlib.Path(sys.argv[1])
home = pathlib.Path(__file__).resolve().parents[1]
output = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else home / "include/dovetail/check/api_resources.hpp"

order = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]
verbs, short_names = {}, {}
for file in sorted([*folder.glob("api__v*.json"), *folder.glob("apis__*__v*.json")]):
    listed = json.loads(file.read_text())
    group = listed["groupVersion"].rpartition("/")[0]
    for resource in listed["resources"]:
        key = group, resource["name"]
        verbs.setdefault(key, set()).update(resource["verbs"])
        short_names.setdefault(key, set()).update(resource.get("shortNames", []))

lines = []
for (group, name), of_it in sorted(verbs.items()):
    words = " ".join(sorted(of_it, key=order.index))
    words = "every_verb" if of_it == set(order) else f'"{words}"'
    lines.append(f'    {{"{group}", "{name}", {words}, "{" ".join(sorted(short_names[group, name]))}"}},\n')

output.write_text(
    """// Made by: python3 dsl/schema/api_resources.py KUBERNETES/api/discovery    Do not edit.
/// The resources of the API's own groups, as its server lists them.
#pragma once

namespace dovetail::check {

/// A resource, `pods`, or a subresource, `pods/log`; verbs and short names with a blank between two.
struct api_resource {
  const char* group;
  const char* name;
  const char* verbs;
  const char* short_names;
};

inline constexpr const char* every_verb = \""""
    + " ".join(order)
    + """";

inline constexpr api_resource api_resources[] = {
"""
    + "".join(lines)
    + """};

}  // namespace dovetail::check
"""
)
