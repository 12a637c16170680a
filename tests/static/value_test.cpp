/// declared/value.hpp: values, and what they are when a stack is lowered.
#include "lowered.hpp"
#include "findings.hpp"

inline constexpr auto line = __LINE__ + 1;
inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com").describedAs("Where it is reached.");
inline constexpr auto replicas = value<"replicas">(grammars::whole_number, "2");
inline constexpr auto http_number = value<"http-port">(grammars::port_number, "8080");
inline constexpr auto tag = value<"image.tag">(grammars::image_tag, "1.0");

static_assert(domain.name == "domain" && domain.default_value == "web.example.com");
static_assert(domain.description == "Where it is reached." && domain.at.line == line);
static_assert(replicas.description.empty());

// What a default is held to; one that does not match is an error on its line (tests/errors/value_default_of_another_grammar.cpp).
static_assert(grammars::whole_number.accepts("2") && !grammars::whole_number.accepts("-2") && !grammars::whole_number.accepts(""));
static_assert(grammars::port_number.accepts("80") && !grammars::port_number.accepts("0"));
static_assert(!grammars::host.accepts("/") && grammars::any_text.accepts(""));

// A value stands wherever a text or a number can, alone or put together with others.
inline constexpr auto web =
    Deployment<"web">{}.withReplicas(replicas).withContainer(Container<"web">{image("web:", tag)}
                                                                 .withPort(http_number)
                                                                 .withEnv("DOMAIN", domain)
                                                                 .withEnv("URL", concat("https://", domain, "/")));

template <class Use>
constexpr bool with_settings(std::span<const value_setting> settings, Use use) {
  constexpr const value_declaration* declared[] = {&domain, &replicas, &http_number, &tag};
  model::arena arena;
  lowering in(arena, declared, settings);
  resource_notes notes;
  in.note_into(notes);
  api::apps::v1::Deployment object;
  begin_resource(object, in.text(web.name), in);
  part_of<api::apps::v1::Deployment> target(object);
  apply_steps(web.all_steps(), target, in);
  return in.undeclared().empty() && use(object, object.spec.template_.spec.containers[0]);
}

static_assert(with_settings({}, [](const auto& deployment, const auto& container) {
  return deployment.spec.replicas == model::integer(2) && container.image == "web:1.0" &&
         container.ports[0].containerPort == model::integer(8080) && container.env[0].value == "web.example.com" &&
         container.env[1].value == "https://web.example.com/";
}));

inline constexpr value_setting changed[] = {{"image.tag", "2.0"}, {"replicas", "7"}, {"domain", "a.example.com"}};
static_assert(with_settings(changed, [](const auto& deployment, const auto& container) {
  return deployment.spec.replicas == model::integer(7) && container.image == "web:2.0" &&
         container.ports[0].containerPort == model::integer(8080) && container.env[1].value == "https://a.example.com/";
}));

// A stack declares the values that it uses, and each that it does not is said once.
inline constexpr auto declared = stack<"test">(file("web.yaml", web)).withValues(domain, replicas, http_number, tag);
inline constexpr auto undeclared = stack<"test">(file("web.yaml", web)).withValues(replicas, tag);
static_assert(is_sound<declared>);
static_assert(breaks_only<undeclared>("DOV-05") && count_of<undeclared>("DOV-05") == 2);

// Whole numbers are as great as a chart's JSON holds them: the id of an OpenShift user has ten digits.
static_assert(grammars::whole_number.accepts("1000680000"));
static_assert(grammars::is_whole_number("9007199254740991") && !grammars::is_whole_number("9007199254740992"));
static_assert(!grammars::is_whole_number("99999999999999999999"));
inline constexpr auto user_id = value<"user">(1000680000);
static_assert(user_id.default_text() == "1000680000");
static_assert(lowered_part(Container<"web">{image("nginx:1.27")}.withSecurityContext(non_root(1000680000)),
                           [](const auto& object, const auto&) { return object.securityContext->runAsUser == 1000680000; }));

// What is a part of a wider grammar stands where that one is asked for.
static_assert(is_part_of(grammars::dns_1035_label, grammars::host) && is_part_of(grammars::dns_label, grammars::dns_subdomain));
static_assert(is_part_of(grammars::image_repository, grammars::image) && !is_part_of(grammars::host, grammars::dns_label));
static_assert(!is_part_of(grammars::quantity, grammars::host) && !is_part_of(grammars::any_text, grammars::dns_label));
