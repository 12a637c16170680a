/// check/addresses.hpp: which Services texts name; that they are there, and have the port.
#include "edited.hpp"
#include "lowered.hpp"

namespace {

using check::detail::address;

/// What a text names, the first of it: "service.namespace:port", with `!` where it can be nothing else.
consteval bool names(std::string_view text, std::string_view service, std::string_view name_space, int port = 0,
                     bool certain = true) {
  std::size_t count = 0;
  bool same = false;
  check::detail::each_address(text, [&](const address& a) {
    if (count++ == 0)
      same = a.service == service && a.name_space == name_space && a.port == port && a.is_certain == certain;
  });
  return count == 1 && same;
}
consteval bool names_nothing(std::string_view text) {
  bool any = false;
  check::detail::each_address(text, [&](const address&) { any = true; });
  return !any;
}

static_assert(names("redis.shop.svc", "redis", "shop"));
static_assert(names("redis.shop.svc.cluster.local", "redis", "shop"));
static_assert(names("redis.shop.svc.cluster.local.", "redis", "shop"));
static_assert(names("redis.shop.svc.cluster.local:6379", "redis", "shop", 6379));
static_assert(names("redis://:secret@redis.shop.svc:6379/0", "redis", "shop", 6379));
static_assert(names("server redis.shop.svc:6379;", "redis", "shop", 6379));
static_assert(names("db-0.db.shop.svc.cluster.local", "db", "shop"));
static_assert(names("${POD}.db.shop.svc.cluster.local", "db", "shop"));
static_assert(names("redis.shop.svc.cluster.local:$(PORT)", "redis", "shop"));
static_assert(names("redis.shop.svc:6379$(X)", "redis", "shop"));
static_assert(names("http://web", "web", "", 0, false));
static_assert(names("--to=http://web:8080/api", "web", "", 8080, false));
static_assert(names("amqp://user:word@queue.shop:5672/%2f", "queue", "shop", 5672, false));
// What a program puts in, parts of names, and what is none.
static_assert(names_nothing("$(NAME).shop.svc.cluster.local"));
static_assert(names_nothing("my_redis.shop.svc"));
static_assert(names_nothing("redis.$(SPACE).svc"));
static_assert(names_nothing("{{NAME}}redis.shop.svc"));
static_assert(names_nothing(".svc,.cluster.local,localhost"));
static_assert(names_nothing("redis.shop.svcs"));
static_assert(names_nothing("image.svg and a.service"));
static_assert(names_nothing("https://www.example.com/svc"));
static_assert(names_nothing("http://$(HOST):80"));
static_assert(names_nothing("http://web_1:80"));
static_assert(names_nothing("file:///etc/passwd"));
static_assert(names_nothing("://"));
static_assert(names_nothing(""));

inline constexpr auto service = Service<"web">{workload}.withPort(80, http);

// DOV-60, in each place where a program reads.
template <auto Edit>
inline constexpr auto of_text = stack<"test">(
    file("a", workload_with<[](api::apps::v1::Deployment& d) { Edit(d.spec.template_.spec.containers[0]); }>),
    file("b", service));
inline constexpr auto set_variable = [](core::Container& c, const char* text) {
  auto& variable = c.env.emplace_back();
  variable.name = "TO";
  variable.value = text;
};
static_assert(tells<of_text<[](core::Container& c) { set_variable(c, "web.default.svc"); }>,
                    of_text<[](core::Container& c) { set_variable(c, "wep.default.svc"); }>>("DOV-60"));
static_assert(tells<of_text<[](core::Container& c) { set_variable(c, "http://web:80"); }>,
                    of_text<[](core::Container& c) { set_variable(c, "http://web:8080"); }>>("DOV-60"));
static_assert(tells<of_text<[](core::Container& c) { c.command.push_back("web.default.svc:80"); }>,
                    of_text<[](core::Container& c) { c.command.push_back("web.default.svc:81"); }>>("DOV-60"));
static_assert(tells<of_text<[](core::Container& c) { c.args.push_back("--to=web.default.svc"); }>,
                    of_text<[](core::Container& c) { c.args.push_back("--to=db.default.svc"); }>>("DOV-60"));
inline constexpr auto ask = [](core::Container& c, const char* word) {
  c.lifecycle.ensure().preStop.ensure().exec.ensure().command.push_back(word);
};
static_assert(tells<of_text<[](core::Container& c) { ask(c, "http://web/off"); }>,
                    of_text<[](core::Container& c) { ask(c, "http://wep.default.svc/off"); }>>("DOV-60"));
// The port beside a host.
inline constexpr auto set_pair = [](core::Container& c, const char* number) {
  set_variable(c, "web.default.svc");
  c.env[0].name = "WEB_HOST";
  auto& port = c.env.emplace_back();
  port.name = "WEB_PORT";
  port.value = number;
};
template <auto Edit>
inline constexpr auto reader_with =
    Deployment<"reader">{}
        .withContainer(Container<"reader">{image("reader:1.0")})
        .edit([](api::apps::v1::Deployment& d) { Edit(d.spec.template_.spec.containers[0]); });
template <auto Edit>
inline constexpr auto of_reader = stack<"test">(file("a", workload), file("b", service), file("c", reader_with<Edit>));
static_assert(tells<of_reader<[](core::Container& c) { set_pair(c, "80"); }>,
                    of_reader<[](core::Container& c) { set_pair(c, "8080"); }>>("DOV-60"));
// What a program says of itself is the port that it listens on.
static_assert(is_sound<of_text<[](core::Container& c) { set_pair(c, "8080"); }>>);
static_assert(is_sound<of_reader<[](core::Container& c) {
  set_pair(c, "$(OTHER)");
  c.env[1].name = "W_PORT";
  c.env[1].value = "8080";
}>>);
// Of other namespaces, of short names and of the cluster's own Service nothing is said.
static_assert(is_sound<of_text<[](core::Container& c) { set_variable(c, "redis.infra.svc.cluster.local:6379"); }>>);
static_assert(is_sound<of_text<[](core::Container& c) { set_variable(c, "http://redis:6379"); }>>);
static_assert(is_sound<of_text<[](core::Container& c) { set_variable(c, "https://kubernetes.default.svc"); }>>);
static_assert(is_sound<of_text<[](core::Container& c) { set_variable(c, "http://web"); }>>);
// Once for a Service, however often it is named.
static_assert(count_of<of_text<[](core::Container& c) {
                set_variable(c, "a.default.svc, a.default.svc:80");
                c.args.push_back("http://a.default.svc");
              }>>("DOV-60") == 1);

inline constexpr auto of_config = stack<"test">(
    file("a", workload), file("b", service),
    file("c", object_with<core::ConfigMap, [](core::ConfigMap& m) { m.data["to"] = "wep.default.svc"; }>));
static_assert(breaks_only<of_config>("DOV-60"));
inline constexpr auto of_alias = stack<"test">(file("c", object_with<core::Service, [](core::Service& s) {
                                                      s.spec.type = core::ServiceSpec::Type::ExternalName;
                                                      s.spec.externalName = "redis.default.svc.cluster.local";
                                                    }>));
static_assert(breaks_only<of_alias>("DOV-60"));

// DOV-61: what only the handle's note says.
inline constexpr auto reader =
    Deployment<"reader">{}.withContainer(Container<"reader">{image("reader:1.0")}.withEnv("PORT", service.port(http)));
inline constexpr auto with_service = stack<"test">(file("a", workload), file("b", service), file("c", reader));
inline constexpr auto without_service = stack<"test">(file("a", workload), file("c", reader));
static_assert(tells<with_service, without_service>("DOV-61"));
inline constexpr auto labelled = workload.withAnnotation("to", service.url("http", http));
inline constexpr auto with_note = stack<"test">(file("a", labelled), file("b", service));
inline constexpr auto without_note = stack<"test">(file("a", labelled));
static_assert(tells<with_note, without_note>("DOV-61"));

// What an edit takes away, or writes anew, needs nothing.
inline constexpr auto anew = Environment<"anew">{}.remove(service).edit(
    on(reader).inContainer(on(Container<"reader">{image("reader:1.0")}).replacingEnv("PORT", "81")));
inline constexpr auto written_anew =
    stack<"test">(file("a", workload), file("b", service), file("c", reader)).withEnvironments(anew);
static_assert(is_sound<written_anew>);
inline constexpr auto gone = Environment<"gone">{}.remove(service).remove(reader);
inline constexpr auto both_gone =
    stack<"test">(file("a", workload), file("b", service), file("c", reader)).withEnvironments(gone);
static_assert(is_sound<both_gone>);
inline constexpr auto only_service = Environment<"poc">{}.remove(service);
inline constexpr auto one_gone =
    stack<"test">(file("a", workload), file("b", service), file("c", reader)).withEnvironments(only_service);
static_assert(breaks_only<one_gone>("DOV-61"));

// Both under one switch is sound, and a switch around the user alone.
inline constexpr auto has_web = value<"web.enabled">(true);
inline constexpr auto switched_both =
    stack<"test">(file("a", workload), file("b", service).when(has_web), file("c", reader).when(has_web))
        .withValues(has_web);
static_assert(is_sound<switched_both>);
inline constexpr auto switched_user =
    stack<"test">(file("a", workload), file("b", service), file("c", reader).when(has_web)).withValues(has_web);
static_assert(is_sound<switched_user>);
inline constexpr auto switched_service =
    stack<"test">(file("a", workload), file("b", service).when(has_web), file("c", reader)).withValues(has_web);
static_assert(breaks_only<switched_service>("DOV-61"));

// A number that is a value's is followed.
inline constexpr auto number = value<"number">(grammars::port_number, 80);
inline constexpr auto numbered = Service<"web">{workload}.withPort(number, http);
inline constexpr auto follower = Deployment<"reader">{}.withContainer(
    Container<"reader">{image("reader:1.0")}.withEnv("PORT", numbered.port(http)).withArgs(numbered.address(http)));
inline constexpr auto other_number = Environment<"other">{}.withValue(number, 81);
inline constexpr auto followed = stack<"test">(file("a", workload), file("b", numbered), file("c", follower))
                                     .withValues(number)
                                     .withEnvironments(other_number);
static_assert(is_sound<followed>);

// An external, in its namespace.
inline constexpr auto smtp = port<"smtp">(25);
inline constexpr auto mail = external<Service>("mail").inNamespace("infra").withPort(smtp);
inline constexpr auto sender = Deployment<"sender">{}.withContainer(
    Container<"sender">{image("sender:1.0")}.withEnv("A", mail.address(smtp)).withEnv("B", mail.port(smtp)));
static_assert(lowered(sender, [](const api::apps::v1::Deployment& d, const resource_notes& notes) {
  const auto& env = d.spec.template_.spec.containers[0].env;
  return env[0].value == "mail.infra.svc.cluster.local:25" && env[1].value == "25" && notes.service_uses.size() == 3 &&
         notes.service_uses[0].service == "mail" && notes.service_uses[0].name_space == "infra" &&
         notes.service_uses[0].text == env[0].value.view() && notes.service_uses[1].port == 25 &&
         notes.service_uses[2].text == "25";
}));
inline constexpr auto declared = stack<"test">(file("a", sender)).withExternals(mail);
inline constexpr auto undeclared = stack<"test">(file("a", sender));
static_assert(tells<declared, undeclared>("DOV-61"));

}  // namespace
