"""Finds every function of the builders that takes a parameter of a field's type, or an untyped argument, and writes calls of it.

    functions.py right HEADERS... > right.cpp    one call for each parameter, with what it takes: see right.hpp
    functions.py wrong HEADERS... > wrong.cpp    one call a line for each thing that a parameter does not take

No function is named here: those of the headers are found by their text, and a new one is called like the others. What is new to this
file (a type of parameters, a handle that nothing here is an example of) is an error that says so.
"""

import re
import sys

# For each type of parameters: what it takes, how that is found in the API object, and what it does not take.
VALUES = ["a_host", "a_number", "a_quantity", "a_switch", "a_list", "a_secret", "a_schedule"]
NO_TEXT = ["true", "2.5", "'x'", "7_Gi", "a_list", "a_secret", "std::string()", "30s", "a_deployment"]
NO_NAME = [*NO_TEXT, "7", "a_number", "a_quantity", "a_schedule", "a_switch"]
NO_NUMBER = ['"7"', "true", "2.5", "'x'", "7_Gi", "a_host", "a_quantity", "a_switch", "a_list", "a_secret", "std::string()", "30s",
             "a_deployment", 'std::string_view("7")', "a_great_number"]
NO_AMOUNT = ["7", "true", "2.5", "a_host", "a_number", "a_switch", "a_list", "a_secret", "30s", "a_deployment", "a_bare_quantity"]


class Type:
    def __init__(self, right, found, wrong):
        self.right, self.found, self.wrong = right, found, wrong


TYPES = {
    "count": Type("31007", "number(31007)", [*NO_NUMBER, "-1", "2147483648"]),
    "positive_count": Type("31007", "number(31007)", [*NO_NUMBER, "0", "2147483648", "a_zero"]),
    "signed_number": Type("-31007", "number(-31007)", [*NO_NUMBER, "2147483648", "-2147483649"]),
    "port_number": Type("31007", "number(31007)", [*NO_NUMBER, "0", "65536", "a_zero"]),
    "node_port": Type("31007", "number(31007)", [*NO_NUMBER, "80", "65536", "a_zero"]),
    "id": Type("31007", "number(31007)", [*NO_NUMBER, "-1", "2147483648"]),
    "id_but_root": Type("31007", "number(31007)", [*NO_NUMBER, "0", "-1", "2147483648", "a_zero"]),
    "seconds": Type("31007s", "number(31007)", ["30", '"30s"', "-1s", "30ms", "true", "2.5", *VALUES[:1], *VALUES[2:]]),
    "positive_seconds": Type("31007s", "number(31007)", ["30", '"30s"', "0s", "30ms", "true", "2.5", "a_zero", *VALUES[:1],
                                                         *VALUES[2:]]),
    "text": Type('"marked"', 'word("marked")', NO_TEXT),
    "line": Type('"marked"', 'word("marked")', [*NO_TEXT, "7", "a_number", "a_switch"]),
    "object_name": Type('"marked"', 'word("marked")', [*NO_NAME, '""']),
    "label_name": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "host": Type('"marked"', 'word("marked")', [*NO_NAME, '""']),
    "hosts": Type('"marked"', 'word("marked")', [x for x in [*NO_NAME, '""'] if x != "a_list"]),
    "variable_name": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "key": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "label_key": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "annotation_key": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "port_name": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""']),
    "schedule": Type('"7 7 7 7 0"', 'word("7 7 7 7 0")',
                     ['"* * *"', '"daily"', *[x for x in NO_NAME if x != "a_schedule"], "a_host"]),
    "duration": Type('"7h7m"', 'word("7h7m")', ['"7"', '"7d"', *NO_NAME, "a_host"]),
    "words": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host"]),
    "cpu": Type("1007_m", 'word("1007m")', [*NO_AMOUNT, '"100m"', "7_Gi", "a_size"]),
    "memory": Type("1007_Mi", 'word("1007Mi")', [*NO_AMOUNT, '"64Mi"', "7_m", "a_quantity"]),
    "storage_size": Type("1007_Gi", 'word("1007Gi")', [*NO_AMOUNT, '"7"', "7_m", "a_quantity"]),
    "image_piece": Type('"marked"', 'word_with("marked")', ["true", "2.5", "7_Gi", "a_list", "a_secret", "a_switch", "30s",
                                                            "a_deployment", "std::string()"]),
    "budget": Type("31007", "number(31007)", ['"7"', '"half"', "true", "2.5", "-1", *VALUES[:1], *VALUES[2:]]),
    "port_reference": Type("31007", "number(31007)", ["0", "65536", "true", "2.5", "a_quantity", "a_zero", *VALUES[3:]]),
    "container_port": Type("31007", "number(31007)", [*NO_NUMBER, "0", "65536", "a_zero"]),
    "namespace_name": Type('"marked"', 'word("marked")', [*NO_NAME, "a_host", '""', '"A b"']),
}
TYPES["storage_class"] = Type('"marked"', 'word("marked")', NO_NAME)
for handle in ("secret", "service", "persistent_volume", "ingress_class", "issuer", "cluster_issuer", "service_account", "middleware", "mariadb", "vault_auth"):
    TYPES[handle] = TYPES["object_name"]
TYPES["name_space"] = TYPES["namespace_name"]
TYPES["container"] = TYPES["label_name"]
# Nothing that a user writes is one: only what a handle gives.
UNTYPED = ['"x"', "7", "true", "a_host", "a_number", "a_secret", "a_switch", "7_Gi", "30s"]

# Examples of what else functions take, by the words of the declaration.
OTHERS = {
    "port_handle": "a_port",
    "taint_effect": "taint_effect::NoSchedule",
    "host_path_type": "host_path_type::Directory",
    "redirect": "redirect::permanent",
    "const rbac_verb (&)[V]": '{"get"}',
    "step::function": "nullptr",
    "place": None,
    "const text_expression<M>&": 'concat("a", "b")',
    "const key_reference&": 'a_secret_object.key("K")',
    "const secret_declaration&": "a_secret_object",
    "const service_builder&": "a_service",
    "const namespace_builder&": "a_namespace",
    "const user_builder&": "a_user",
    "std::string_view": 'std::string_view("x")',
}
# The same of a template's parameter, by what it has to have.
HANDLES = {
    "volume_name": "a_claim",
    "service_account_name": "an_account",
    "mariadb_handle": "a_mariadb",
    "is_given_at_deployment": "a_secret",
}
# How an object is made that has these functions, where it is not the builder by itself.
OBJECTS = {
    "Container": "Container<\"x\">",
    # With a variable to replace.
    "container_builder": 'container_builder{}.withEnv("other", "1")',
    "CronJob": "CronJob<\"x\">",
    "Namespace": "Namespace<>",
    "Database": "Database<\"x\">",
    "User": "User<\"x\">",
    "Grant": "Grant<\"x\">",
    "environment_definition": 'Environment<"x">{}',
    "stack_definition": 'stack<"x">(file("x.yaml", a_deployment))',
    "security_context": "root()",
    "images_of": 'built_image<a_dockerfile>("git.example.com/x")',
}
# What lowering does with arguments is nothing that a stack calls.
NO_BUILDERS = {"lowering", "step_list", "resource_group"}
TEMPLATE_ARGUMENTS = {"on": ["<Deployment>", "<api::apps::v1::Deployment>"], "external": ["<Secret>"], "built_image": ["<a_dockerfile>"],
                      "target": ['<"app">', "<an_app>"],
                      "withCommentOn": ['<"image">']}


TOKENS = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])'" + r"|//[^\n]*|/\*.*?\*/"


class Strange(Exception):
    pass


class Function:
    def __init__(self, owner, name, parameters, where, template, private, takes_lists):
        self.takes_lists = takes_lists
        self.owner, self.name, self.parameters = owner, name, parameters
        self.where, self.template, self.private = where, template, private


def without_comments_and_texts(source):
    """The same lines, with `""` for each text."""
    def kept(found):
        return "\n" * found.group(0).count("\n") if found.group(0).startswith("/") else '""'

    return re.sub(TOKENS, kept, source, flags=re.S)


def without_template_headers(source):
    """The same characters, with spaces for `template <class Self>`."""
    parts, at = [], 0
    for found in re.finditer(r"\btemplate <", source):
        if found.start() < at:
            continue
        depth, end = 1, found.end()
        while depth:
            depth += (source[end] == "<") - (source[end] == ">")
            end += 1
        parts += [source[at:found.start()], re.sub(r"[^\n]", " ", source[found.start():end])]
        at = end
    return "".join(parts) + source[at:]


def split(parameters):
    parts, depth, begin = [], 0, 0
    for i, c in enumerate(parameters):
        depth += (c in "(<{[") - (c in ")>}]" and parameters[i - 1] != "-")
        if c == "," and depth == 0:
            parts.append(parameters[begin:i])
            begin = i + 1
    parts.append(parameters[begin:])
    return [" ".join(p.split()) for p in parts if p.strip()]


def matching(source, begin):
    depth = 0
    for i in range(begin, len(source)):
        depth += (source[i] in "({[") - (source[i] in ")}]")
        if depth == 0:
            return i
    raise Strange("a bracket that nothing closes")


DECLARATION = re.compile(
    r"(?P<before>(?:^[ ]*template <[^;{}]*?>\n(?:[ ]*requires[^;{}]*?(?:\{[^{}]*\}[^;{}]*?)?\n)?)?(?:[ ]*DOVETAIL_REFUSED\w*\((?:[^()]|\([^()]*\))*\)\n)?)"
    r"^[ ]*(?:static )?(?:constexpr|consteval)(?: explicit)? (?P<result>(?:[\w:]+(?:<[^;{}()]*?>)?[&*]? )?)(?P<name>\w+)\(", re.M)


def functions_of(path):
    with open(path, encoding="utf-8") as file:
        source = without_comments_and_texts(file.read())
    # Macros say their own; what they make is in the headers that call them.
    source = re.sub(r"^#define(?:[^\n]*\\\n)*[^\n]*$", lambda m: "\n" * m.group(0).count("\n"), source, flags=re.M)
    scopes = []  # (end, kind, name, begin of the body)
    for found in re.finditer(r"\b(class|struct|namespace)\s+([\w:]+)?[^;{}()]*\{", without_template_headers(source)):
        scopes.append((matching(source, found.end() - 1), found.group(1), found.group(2) or "", found.end()))
    for found in DECLARATION.finditer(source):
        begin = found.end() - 1
        end = matching(source, begin)
        parameters = split(source[begin + 1:end])
        if not any(re.search(r"(?<!:)\bargument\b|parameter::", p) for p in parameters):
            continue
        around = [s for s in scopes if s[3] <= begin < s[0]]
        owner = around[-1][2] if around and around[-1][1] != "namespace" else ""
        inside = around[-1] if owner else None
        private = any(s[1] == "namespace" and s[2].split("::")[-1] == "detail" for s in around)
        if inside:
            labels = re.findall(r"^ *(public|private|protected):", source[inside[3]:begin], re.M)
            private = private or (labels and labels[-1] != "public")
        space = "traefik::" if any(s[2] == "traefik" for s in around) else ""
        if "DOVETAIL_REFUSED" in found.group("before"):
            continue
        yield Function(owner, space + found.group("name"), parameters,
                       f"{path}:{source.count(chr(10), 0, begin) + 1}", found.group("before"), private,
                       re.search(rf"\b{found.group('name')}\(const list_of_texts&", source) is not None)


def derivations(paths):
    """For each class, one that derives from it and can be made by itself."""
    bases = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for found in re.finditer(r"(?:class|struct) (\w+)\s*:\s*public (\w+)<",
                                     without_template_headers(without_comments_and_texts(file.read()))):
                bases.setdefault(found.group(2), []).append(found.group(1))
    return bases


def concrete(owner, bases):
    templates = {"chain", "settable", "editable", "resource_builder", "workload_builder", "job_steps", "issuer_steps", "role_steps", "sql_steps",
                 "binding_steps"}
    if owner not in templates:
        return owner
    for derived in bases.get(owner, []):
        found = concrete(derived, bases)
        if found and found not in ("object_builder", "resource_of"):
            return found
    raise Strange(f"nothing derives from {owner}")


def kind_of(parameter):
    """The type of parameters, `argument` or None, and the declaration without its name and its default."""
    words = re.sub(r"\s*=.*$", "", parameter)
    words = re.sub(r"\s*\(&\w+\)\[", " (&)[", words) if "(&" in words else re.sub(r"\s*\b\w+$", "", words)
    found = re.fullmatch(r"(?:const )?parameter::(\w+)&?", words)
    if found:
        return found.group(1), words
    return ("argument" if re.fullmatch(r"(?:const )?argument&?", words) else None), words


def example(function, words):
    if words in OTHERS:
        return OTHERS[words]
    if "..." in words:
        return None
    found = re.fullmatch(r"const (\w+)&", words)
    if found:
        for has, value in HANDLES.items():
            if has in function.template and (found.group(1) in function.template or has.endswith("_handle")):
                return value
        if found.group(1) == "Given":
            return "a_secret"
    raise Strange(f"{function.where}: `{words}` of {function.owner}::{function.name} is new: add an example of one to {__file__}")


def calls_of(function, bases):
    """(the parameter's place, its type, a call as text with `@` for what is given)"""
    kinds = [kind_of(p) for p in function.parameters]
    for i, (kind, _) in enumerate(kinds):
        if kind is None:
            continue
        if kind != "argument" and kind not in TYPES:
            raise Strange(f"{function.where}: parameter::{kind} is new: say in {__file__} what it takes and what it does not")
        arguments = []
        for j, (other, words) in enumerate(kinds):
            if j == i:
                arguments.append("@")
            elif other == "argument":
                arguments.append("argument{}")
            elif other is not None:
                arguments.append(TYPES[other].right.replace("marked", "other").replace("31007", "31008").replace("1007", "1008"))
            else:
                value = example(function, words)
                if value is not None:
                    arguments.append(value)
        # Further words are of the same type: the call with a wrong one among them.
        further = arguments + ["@"] if kinds[-1][1].endswith("Rest&...") and i == len(kinds) - 2 else None
        if further:
            further[i] = TYPES[kind].right
        for of_template in TEMPLATE_ARGUMENTS.get(function.name, [""]):
            if function.name == "on" and ("Kind" in function.template) != ("Deployment>" == of_template[1:]):
                continue
            if function.name == "target" and ("Stage" in function.template) != ("an_app" in of_template):
                continue
            name = function.name
            if not of_template and "fixed_string Name" in function.template and not function.owner:
                name += '<"x">'
            for given in [arguments] + ([further] if further else []):
                text = ", ".join(given)
                if not function.owner:
                    yield kind, f"{name}{of_template}({text})"
                elif function.name == function.owner:
                    # A builder by its size is not a user's: it comes of a function.
                    if function.owner not in OBJECTS and concrete(function.owner, bases) != function.owner:
                        continue
                    made = OBJECTS.get(function.owner) or f"{concrete(function.owner, bases)}"
                    yield kind, f"{made}{{{text}}}"
                else:
                    owner = concrete(function.owner, bases)
                    yield kind, f"{OBJECTS.get(owner, f'{owner}{{}}')}.{function.name}{of_template}({text})"


def main():
    what, paths = sys.argv[1], sys.argv[2:]
    bases = derivations(paths)
    found = [f for path in paths for f in functions_of(path)]
    seen = {path: 0 for path in paths}
    lines = ['#include "right.hpp"' if what == "right" else '#include "examples.hpp"', ""]
    if what == "right":
        lines += ["void examine_all() {"]
    number = 0
    try:
        for function in found:
            if function.private or function.owner in NO_BUILDERS:
                continue
            for kind, call in calls_of(function, bases):
                if kind == "argument":
                    if what == "wrong":
                        for given in UNTYPED:
                            lines.append(f"constexpr auto w{number} = {call.replace('@', given)};")
                            number += 1
                elif what == "right":
                    short = function.where.rsplit("/", 1)[-1]
                    # Each in a function of its own: a builder that is made at run time has room for more steps than a stack has for all of them.
                    lines.append(f'  [] {{ examine("{short}: {function.owner}::{function.name}", {call.replace("@", TYPES[kind].right)}, '
                                 f"{TYPES[kind].found}); }}();")
                    number += 1
                else:
                    for given in TYPES[kind].wrong:
                        if given == "a_list" and function.takes_lists:
                            continue
                        lines.append(f"constexpr auto w{number} = {call.replace('@', given)};")
                        number += 1
        # Each parameter of a field's type that the headers' text has is one of a function that was found.
        for path in paths:
            with open(path, encoding="utf-8") as file:
                source = without_comments_and_texts(file.read())
            source = re.sub(r"^#define(?:[^\n]*\\\n)*[^\n]*$", "", source, flags=re.M)
            source = re.sub(r"DOVETAIL_REFUSED\w*\((?:[^()]|\([^()]*\))*\)\n[^\n]*\n", "", source)
            in_text = len(re.findall(r"parameter::\w+ \w+(?=[,)=\s])", source))
            taken = sum(1 for f in found if f.where.startswith(path + ":") for p in f.parameters if "parameter::" in p)
            if in_text != taken:
                raise Strange(f"{path}: {in_text} parameters of fields' types stand in it, and {taken} were found with their functions")
    except Strange as strange:
        sys.exit(str(strange))
    if what == "right":
        lines.append("}")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
