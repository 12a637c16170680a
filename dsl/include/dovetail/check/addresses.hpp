/// Rules over what programs are told to connect to: a Service that a text names is there, and has the port.
///
/// What a handle gives (`service.host()`, `.port(…)`) is a text or a number of the object. A host is read from the text again, as
/// it is from YAML; a number alone, and what stands where no rule reads texts, is known by the note that lowering took.
#pragma once

#include "dovetail/check/ingress.hpp"

namespace dovetail::check {

inline constexpr rule DOV_60{
    "DOV-60",
    "a Service that a text names (`redis.shop.svc`, `http://api:8080`) in a namespace of the stack is there, and has the port",
    "Dovetail", "name a Service of the stack by its handle, or declare it external with its ports"};
inline constexpr rule DOV_61{
    .id = "DOV-61",
    .statement =
        "a Service whose host or port a resource takes by its handle is there, and has the port of that number",
    .source = "Dovetail",
    .mend = "add the Service to the stack, or leave out what uses it where the Service is left out",
    .of_stacks_only = "whose port a number is, and which Service a custom resource's text is of, stands in the source"};

namespace detail {

/// A Service as a text names it.
struct address {
  std::string_view service{};
  /// Empty: that of whoever reads the text.
  std::string_view name_space{};
  /// 0: not said.
  std::int64_t port = 0;
  /// `redis.shop.svc`, which nothing else than a Service can be; not `http://redis`.
  bool is_certain = false;
};

constexpr bool is_label_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }
/// What goes on in front of a name: the name is a part of another one, or of something that a program puts in.
constexpr bool goes_on(char c) {
  return is_label_character(c) || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '}' || c == ')' || c == '>' ||
         c == '%' || c == '*';
}

/// The number behind a host, from `:`; 0 where there is none, or where it is put in later.
constexpr std::int64_t port_at(std::string_view text, std::size_t i) {
  if (i >= text.size() || text[i] != ':') return 0;
  std::int64_t number = 0;
  for (++i; i < text.size() && dovetail::detail::is_digit(text[i]) && number <= 65535; ++i)
    number = number * 10 + (text[i] - '0');
  return (i < text.size() && goes_on(text[i])) || !is_port_number(number) ? 0 : number;
}

/// Where the label that ends before `end` begins.
constexpr std::size_t label_begin(std::string_view text, std::size_t end) {
  while (end > 0 && is_label_character(text[end - 1])) --end;
  return end;
}

/// The address whose `.svc` is at `dot`; false where it is none.
constexpr bool read_address(std::string_view text, std::size_t dot, address& into) {
  std::size_t end = dot + 4;
  if (end < text.size() && (goes_on(text[end]) && text[end] != '%')) return false;
  const std::size_t space = label_begin(text, dot);
  if (space == dot || space == 0 || text[space - 1] != '.') return false;
  const std::size_t name = label_begin(text, space - 1);
  if (name == space - 1 || (name != 0 && goes_on(text[name - 1]))) return false;
  while (end < text.size() && (is_label_character(text[end]) || text[end] == '.')) ++end;
  into = {text.substr(name, space - 1 - name), text.substr(space, dot - space), port_at(text, end), true};
  return true;
}

/// The address behind `://`, which ends before `begin`: `redis`, `redis:6379`, `user@redis.shop:6379/0`.
constexpr bool read_short_address(std::string_view text, std::size_t begin, address& into) {
  std::size_t end = begin;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '@') begin = end = i + 1;
    if (c == '/' || c == ' ' || c == ',' || c == '"' || c == '\'' || c == '\n' || c == '?') break;
  }
  std::size_t dot = 0;
  for (; end < text.size() && (is_label_character(text[end]) || text[end] == '.'); ++end) {
    if (text[end] != '.') continue;
    if (dot != 0) return false;
    dot = end;
  }
  if (end == begin || dot == begin || dot + 1 == end || (end < text.size() && goes_on(text[end]))) return false;
  into.service = text.substr(begin, (dot == 0 ? end : dot) - begin);
  into.name_space = dot == 0 ? std::string_view{} : text.substr(dot + 1, end - dot - 1);
  into.port = port_at(text, end);
  into.is_certain = false;
  return true;
}

/// Calls `visit(address)` for each that a text names. Both kinds are found by their last character, so that most of a text is
/// passed over.
template <class Visit>
constexpr auto each_address(std::string_view text, Visit visit) {
  const std::size_t size = text.size();
  const char* const t = text.data();
  for (std::size_t i = 2; i < size;) {
    address found;
    switch (t[i]) {
      case 'c':
        if (i >= 3 && t[i - 1] == 'v' && t[i - 2] == 's' && t[i - 3] == '.' && read_address(text, i - 3, found))
          visit(found);
        i += 1;
        break;
      case '/':
        if (t[i - 1] == '/' && t[i - 2] == ':' && read_short_address(text, i + 1, found)) visit(found);
        i += 1;
        break;
      case '.':
      case 's':
      case 'v':
      case ':':
        i += 1;
        break;
      default:
        i += 3;
    }
  }
}

/// A text that a program reads, and where it stands.
struct placed_text {
  const resource* owner = nullptr;
  /// Null: not a container's.
  const container* in = nullptr;
  const model::text* text = nullptr;
  const char* what = "";
  std::string_view name{};
  /// Of several without names, which one it is, from 1.
  std::size_t number = 0;
};
constexpr const resource& owner_of(const placed_text& t) { return *t.owner; }

/// Whether a part of a file's text stands behind a `#` that begins a line.
constexpr bool is_in_comment(std::string_view text, std::string_view part) {
  std::size_t i = static_cast<std::size_t>(part.data() - text.data());
  while (i > 0 && text[i - 1] != '\n') --i;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  return i < text.size() && text[i] == '#';
}

/// "Deployment `api`, container `api`, variable `REDIS_HOST`"
constexpr std::string_view title(const placed_text& t, report& into) {
  const std::string_view owner = t.in == nullptr ? title(*t.owner, into) : title(*t.in, into);
  return into.joined({owner, ", ", t.what, t.name.empty() ? "" : " `", t.name, t.name.empty() ? "" : "`",
                      t.number == 0 ? "" : " ", t.number == 0 ? std::string_view{} : into.digits(t.number)});
}

template <class Handler, class Visit>
constexpr auto each_text_of_handler(const container& c, const char* what, const Handler& handler, Visit visit) {
  if (handler.exec)
    for (const model::text& word : handler.exec->command) visit(placed_text{c.of->owner, &c, &word, what});
  if (handler.httpGet) visit(placed_text{c.of->owner, &c, &handler.httpGet->host, what});
  if (handler.tcpSocket) visit(placed_text{c.of->owner, &c, &handler.tcpSocket->host, what});
}

/// `TLS_RELAY_SERVER_NAME`: what a certificate is to be for, and nobody who is connected to.
constexpr bool is_name_of_a_tls_server(std::string_view variable) {
  return variable.ends_with("SERVER_NAME") && variable.find("TLS") != std::string_view::npos;
}

/// What the container's own program reads.
template <class Visit>
constexpr auto each_text(const container& c, Visit visit) {
  for (const auto& variable : c.object->env)
    if (!variable.value.empty() && !is_name_of_a_tls_server(variable.name.view()))
      visit(placed_text{c.of->owner, &c, &variable.value, "variable", variable.name.view()});
  std::size_t number = 0;
  for (const model::text& word : c.object->command) visit(placed_text{c.of->owner, &c, &word, "command", {}, ++number});
  number = 0;
  for (const model::text& word : c.object->args) visit(placed_text{c.of->owner, &c, &word, "argument", {}, ++number});
  if (c.object->lifecycle) {
    if (c.object->lifecycle->postStart) each_text_of_handler(c, "postStart", *c.object->lifecycle->postStart, visit);
    if (c.object->lifecycle->preStop) each_text_of_handler(c, "preStop", *c.object->lifecycle->preStop, visit);
  }
}
template <class Visit>
constexpr auto each_text_of_probes(const container& c, Visit visit) {
  if (c.object->livenessProbe) each_text_of_handler(c, "livenessProbe", *c.object->livenessProbe, visit);
  if (c.object->readinessProbe) each_text_of_handler(c, "readinessProbe", *c.object->readinessProbe, visit);
  if (c.object->startupProbe) each_text_of_handler(c, "startupProbe", *c.object->startupProbe, visit);
}
template <class Visit>
constexpr auto each_text(const key_holder& h, Visit visit) {
  if (h.texts == nullptr) return;
  for (const auto& entry : *h.texts)
    // Knative's ConfigMaps explain themselves under that key, which nobody reads.
    if (!(entry.key == "_example")) visit(placed_text{h.maker, nullptr, &entry.value, "key", entry.key.view()});
}
/// All of them.
template <class Visit>
constexpr auto each_text(const inventory& all, Visit visit) {
  for (const container& c : all.containers) {
    each_text(c, visit);
    each_text_of_probes(c, visit);
  }
  for (const key_holder& h : all.key_holders) each_text(h, visit);
  for (const service& s : all.services)
    if (!s.object->spec.externalName.empty())
      visit(placed_text{s.owner, nullptr, &s.object->spec.externalName, "externalName"});
}

constexpr const space* find_space(std::string_view name, const inventory& all) {
  for (const space& s : all.spaces)
    if (model::same(s.name, name)) return &s;
  return nullptr;
}

/// Kinds of these groups make no Services.
constexpr bool makes_no_service(std::string_view api_version) {
  for (const std::string_view group :
       {"traefik.io/", "traefik.containo.us/", "cert-manager.io/", "acme.cert-manager.io/", "secrets.hashicorp.com/"})
    if (api_version.starts_with(group)) return true;
  return false;
}
/// Whether an operator may have made a Service of this name for a resource: it begins with the resource's.
constexpr bool may_be_made_for(const resource& r, std::string_view service) {
  if (!service.starts_with(r.name.view()) ||
      (service.size() != r.name.view().size() && service[r.name.view().size()] != '-'))
    return false;
  if (model::same(r.kind, "MariaDB")) return true;
  std::size_t slash = 0;
  while (slash < r.api_version.size() && r.api_version[slash] != '/') ++slash;
  const std::string_view group = r.api_version.substr(0, slash);
  return slash != r.api_version.size() && dovetail::detail::contains(group, '.') && !group.ends_with(".k8s.io") &&
         !makes_no_service(r.api_version);
}

/// Whether there is a Service of this name; one that an operator makes, or that every cluster has, counts.
constexpr bool is_there(std::string_view service, const resource& from, const inventory& all) {
  if (all.find_service(service, from) != nullptr || all.find_external_service(service, from) != nullptr) return true;
  for (const resource& r : all.resources)
    if (r.in == from.in && may_be_made_for(r, service)) return true;
  return false;
}

/// Of a finding that a Service is not there: why, or where it is; what may have been meant; and what mends it.
struct absence_in_words {
  std::string_view why{};
  hint meant{};
  advice mend{};
};
/// `mend` is for a Service that nobody has taken away.
constexpr absence_in_words why_absent(std::string_view service, std::string_view mend, const resource& from,
                                      const inventory& all, report& into) {
  for (const absence& a : all.absences) {
    if (!(model::same(a.kind, "Service") || model::same(a.kind, "MariaDB")) || !model::same(a.name, service)) continue;
    if (a.asked == nullptr)
      return {
          into.joined({"which environment `", a.environment, "` removes"}), {}, {"leave out there what uses it, too"}};
    std::string_view settings;
    for (const condition& c : a.asked->view())
      settings = into.joined({settings, settings.empty() ? "" : " and ", c.of->name,
                              c.of->type == value_type::choice ? (c.negated ? " other than " : "=") : "",
                              c.of->type == value_type::choice ? c.word
                              : c.negated                      ? " off"
                                                               : " on"});
    return {
        into.joined({"which is only there with ", settings}), {}, {"let what uses it ask for that too, by when(...)"}};
  }
  const std::string_view here = from.in == nullptr ? std::string_view{} : from.in->name;
  for (const resource& r : all.named(service))
    if (r.in != from.in && r.in != nullptr && model::same(r.kind, "Service") && model::same(r.name.view(), service))
      return {into.joined({"which is in namespace `", r.name_space, "`", here.empty() ? "" : ", not in `", here,
                           here.empty() ? "" : "`"}),
              {},
              {"name that namespace"}};
  const hint meant = into.suggestion(service, {}, [&](auto consider) {
    for (const resource& r : all.resources)
      if (r.in == from.in && model::same(r.kind, "Service")) consider(r.name.view());
  });
  // A near name is all the advice that it takes.
  return {"which this stack does not define", meant, {meant.text.empty() ? mend : std::string_view{}}};
}

/// Services that a finding of a resource is told of already: one may stand in ten variables.
class told_services {
 public:
  constexpr bool has(const resource& owner, std::string_view service, std::int64_t port) const {
    for (const one& t : told_)
      if (t.owner == &owner && t.port == port && model::same(t.service, service)) return true;
    return false;
  }
  constexpr bool add(const resource& owner, std::string_view service, std::int64_t port) {
    if (has(owner, service, port)) return false;
    told_.push_back({&owner, service, port});
    return true;
  }

 private:
  struct one {
    const resource* owner = nullptr;
    std::string_view service{};
    std::int64_t port = 0;
  };
  model::list<one> told_{};
};

/// Whether a Service has a port of this number; one whose ports are not known has all.
constexpr bool has_port(std::string_view service, std::int64_t port, const resource& from, const inventory& all) {
  bool found = false;
  const bool known =
      each_port(service, from, all, [&](std::string_view, std::int64_t number) { found = found || number == port; });
  return found || !known;
}

constexpr bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && model::same(text.substr(text.size() - end.size()), end);
}

/// `REDIS_PORT`, of `REDIS_HOST`: the text beside one that is a host alone. No text where there is none.
constexpr placed_text port_beside(const placed_text& host, const inventory& all) {
  placed_text found;
  if (!ends_with(host.name, "_HOST")) return found;
  const std::string_view begin = host.name.substr(0, host.name.size() - 4);
  const auto consider = [&](std::string_view name, const model::text& text) {
    if (name.size() != begin.size() + 4 || !name.starts_with(begin) || !ends_with(name, "PORT")) return;
    found = host;
    found.text = &text;
    found.name = name;
  };
  if (host.in != nullptr)
    for (const auto& variable : host.in->object->env) consider(variable.name.view(), variable.value);
  else
    for (const key_holder& h : all.key_holders)
      if (h.maker == host.owner && h.texts != nullptr)
        for (const auto& entry : *h.texts) consider(entry.key.view(), entry.value);
  return found;
}

/// Whether the text may be what a Service's own pods say of themselves: their port is another one than the Service's.
constexpr bool may_be_of_itself(const placed_text& t, std::string_view service, const resource& from,
                                const inventory& all) {
  const check::service* s = all.find_service(service, from);
  if (s == nullptr) return false;
  for (const pod* p : s->pods()) {
    if (p->owner == t.owner) return true;
    for (const auto& c : p->spec->containers)
      for (const auto& source : c.envFrom)
        if (source.configMapRef && model::same(source.configMapRef->name.view(), t.owner->name.view())) return true;
  }
  return false;
}

/// A headless Service's name is its pods' addresses: its own ports open none and close none.
constexpr void check_port_of_pods(const placed_text& t, const service& s, std::int64_t port, told_services& told,
                                  report& into) {
  const model::int_or_string asked{model::integer(port)};
  for (const pod* p : s.pods()) {
    if (is_declared(*p, asked, "TCP") || is_declared(*p, asked, "UDP")) return;
  }
  const rule* broken = broken_by_number(*t.owner, nullptr, into);
  if (broken == nullptr || !told.add(*t.owner, s.owner->name.view(), port)) return;
  tell(*broken, t, t.text->at(), into,
       {" connects to port ", into.digits(port), " behind the headless Service `", s.owner->name.view(),
        "`, which its pods do not declare",
        s.pods().empty() ? hint{} : hint{into.joined({"; they declare ", port_list_or_none(*s.pods()[0], into)})},
        advice{"take a port that they declare, or waive DOV-74 with a reason"}});
}

constexpr void check_port_of(const placed_text& t, std::string_view service, std::int64_t port, const resource& from,
                             const inventory& all, told_services& told, report& into) {
  if (has_port(service, port, from, all) || told.has(*t.owner, service, port)) return;
  const check::service* s = all.find_service(service, from);
  // The name stands for another host, and its ports are that one's.
  if (s != nullptr && is_external_name(*s)) return;
  if (s != nullptr && s->object->spec.clusterIP == "None") return check_port_of_pods(t, *s, port, told, into);
  told.add(*t.owner, service, port);
  tell(DOV_60, t, t.text->at(), into,
       {" connects to port ", into.digits(port), " of Service `", service, "`, which has no such port; it has ",
        port_list(service, from, all, into), advice{"take a port that it has"}});
}

constexpr void check_address(const placed_text& t, const address& a, const inventory& all, told_services& told,
                             report& into) {
  resource from;
  from.in = a.name_space.empty() ? t.owner->in : find_space(a.name_space, all);
  // Of a namespace that nothing of the stack is in, nothing is known.
  if (from.in == nullptr || from.in->first == nullptr) return;
  if (a.is_certain && !is_there(a.service, from, all)) {
    if (told.add(*t.owner, a.service, 0)) {
      const absence_in_words absent =
          why_absent(a.service, "add it to the stack, or declare it external", from, all, into);
      tell(DOV_60, t, t.text->at(), into,
           {" connects to Service `", a.service, "`, ", absent.why, absent.meant, absent.mend},
           {"Service", a.service, a.name_space});
    }
    return;
  }
  if (a.port != 0) return check_port_of(t, a.service, a.port, from, all, told, into);
  if (!a.is_certain) return;
  const placed_text beside = port_beside(t, all);
  if (beside.text == nullptr || !is_port_text(beside.text->view()) || may_be_of_itself(t, a.service, from, all)) return;
  std::int64_t port = 0;
  for (const char c : beside.text->view()) port = port * 10 + (c - '0');
  check_port_of(beside, a.service, port, from, all, told, into);
}

/// Whether what an environment's edits have left of an object still has a text; of some objects that is not known.
constexpr bool may_have_text(const resource& owner, std::string_view text, const inventory& all) {
  bool is_read = false, found = false;
  const auto look = [&](const model::text& one) { found = found || model::same(one.view(), text); };
  const auto look_at = [&](const placed_text& t) { look(*t.text); };
  for (const pod& p : all.pods) {
    if (p.owner != &owner) continue;
    is_read = true;
    for (const auto& annotation : p.metadata->annotations) look(annotation.value);
    for (const auto& label : p.metadata->labels) look(label.value);
  }
  for (const container& c : all.containers)
    if (c.of->owner == &owner) {
      each_text(c, look_at);
      each_text_of_probes(c, look_at);
    }
  for (const key_holder& h : all.key_holders)
    if (h.maker == &owner && h.texts != nullptr) {
      is_read = true;
      each_text(h, look_at);
    }
  for (const auto& annotation : owner.metadata->annotations) look(annotation.value);
  return found || !is_read;
}

/// Where in its object the text of a use stands: "Deployment `api`, container `api`, variable `REDIS_PORT`".
constexpr std::string_view title_of(const service_use& use, const resource& owner, const inventory& all, report& into) {
  placed_text place_of_it;
  each_text(all, [&](const placed_text& t) {
    if (t.owner == &owner && model::same(t.text->view(), use.text) &&
        (place_of_it.text == nullptr || t.text->at().line == use.at.line))
      place_of_it = t;
  });
  return place_of_it.text == nullptr ? title(owner, into) : title(place_of_it, into);
}

constexpr void check_use(const resource& owner, const service_use& use, const inventory& all, told_services& told,
                         report& into) {
  resource from;
  from.in = find_space(use.name_space, all);
  // A number names no namespace: that of an external may be another one.
  if (use.port != 0 && (from.in == nullptr || !is_there(use.service, from, all)))
    for (const external_service& s : all.external_services)
      if (model::same(s.owner->name.view(), use.service)) from.in = s.owner->in;
  const bool there = from.in != nullptr && is_there(use.service, from, all);
  if (there && (use.port == 0 || has_port(use.service, use.port, from, all))) return;
  if (!use.text.empty() && !may_have_text(owner, use.text, all)) return;
  if (told.has(owner, use.service, 0) || !told.add(owner, use.service, there ? use.port : 0)) return;
  const std::string_view what = title_of(use, owner, all, into);
  if (!there) {
    const absence_in_words absent =
        why_absent(use.service, "list it in the stack, or in its withExternals(...)", from, all, into);
    into.add_of(DOV_61, &owner, use.at.known() ? use.at : owner.at, {},
                {what, use.port == 0 ? " takes the host of Service `" : " takes a port of Service `", use.service,
                 "`, ", absent.why, absent.meant, absent.mend})
        .missing = {"Service", use.service, use.name_space};
  } else
    into.add(DOV_61, owner, use.at,
             {what, " takes port ", into.digits(use.port), " of Service `", use.service, "`, which has no such port",
              hint{into.joined({"; it has ", port_list(use.service, from, all, into)})},
              advice{"where the number varies, make it a value<...> of the stack, and both follow it"}});
}

}  // namespace detail

constexpr void addressed_services_exist(const rule&, const inventory& all, report& into) {
  detail::told_services told;
  detail::each_text(all, [&](const detail::placed_text& t) {
    detail::each_address(t.text->view(), [&](const detail::address& a) {
      if (t.in != nullptr || !detail::is_in_comment(t.text->view(), a.service))
        detail::check_address(t, a, all, told, into);
    });
  });
  for (const resource& r : all.resources)
    if (r.notes != nullptr)
      for (const service_use& use : r.notes->service_uses) detail::check_use(r, use, all, told, into);
}

inline constexpr check_function address_checks[] = {
    {addressed_services_exist, {&DOV_60, &DOV_61, &DOV_74}},
};

}  // namespace dovetail::check
