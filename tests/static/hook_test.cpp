/// build/hook.hpp and check/hook.hpp: what Helm runs at times of its own. What the rules say is in tests/errors/hook_*.cpp.
#include <dovetail/mariadb.hpp>

#include "findings.hpp"
#include "lowered.hpp"

// What the builders make: three annotations, the last one said of each.
inline constexpr auto tool = Container<"tool">{image("tool:1.0")};
inline constexpr auto job = Job<"migrate">{}.withContainer(tool);
inline constexpr auto before = job.asHook(hook::pre_install, hook::pre_upgrade)
                                   .withHookWeight(0)
                                   .withHookDeletePolicy(hook_delete::before_creation);
static_assert(lowered(before, [](const api::batch::v1::Job& j, const resource_notes&) {
  const auto& a = j.metadata.annotations;
  return a.size() == 3 && a.at(0).key == "helm.sh/hook" && a.at(0).value == "pre-install,pre-upgrade" &&
         a.at(1).key == "helm.sh/hook-weight" && a.at(1).value == "0" && a.at(2).key == "helm.sh/hook-delete-policy" &&
         a.at(2).value == "before-hook-creation";
}));
inline constexpr auto after = before.asHook(hook::post_install, hook::post_upgrade)
                                  .withHookWeight(-5)
                                  .withHookDeletePolicy(hook_delete::succeeded, hook_delete::failed);
static_assert(lowered(after, [](const api::batch::v1::Job& j, const resource_notes&) {
  const auto& a = j.metadata.annotations;
  return a.size() == 3 && a.at(0).value == "post-install,post-upgrade" && a.at(1).value == "-5" &&
         a.at(2).value == "hook-succeeded,hook-failed";
}));
inline constexpr auto kept = ConfigMap<"kept">{}.withData("A", "1").withResourcePolicyKeep();
static_assert(lowered(kept, [](const api::core::v1::ConfigMap& c, const resource_notes&) {
  return *c.metadata.annotations.find("helm.sh/resource-policy") == "keep";
}));
inline constexpr auto weight = value<"weight">(3);
inline constexpr auto by_value = before.withHookWeight(weight);
static_assert(lowered(before.withAnnotation("to", concat("a", "b")),
                      [](const api::batch::v1::Job& j, const resource_notes&) {
                        return *j.metadata.annotations.find("to") == "ab";
                      }));

// Of what the pod needs and no field says, a note; by the handles of builders, externals and Secrets.
inline constexpr auto shared = external<MariaDB>("mariadb").inNamespace("infra");
inline constexpr auto database = Database<"shop">{shared};
inline constexpr auto token = Secret<"token">{}.withKeys("A");
inline constexpr auto needy = before.needs(database, shared, token);
static_assert(lowered(needy, [](const api::batch::v1::Job&, const resource_notes& notes) {
  return notes.needs.size() == 3 && notes.needs[0].kind == "Database" && notes.needs[0].name == "shop" &&
         notes.needs[0].name.at().known() && notes.needs[1].kind == "MariaDB" && notes.needs[2].kind == "Secret";
}));

// How weights and words are read: as Helm reads them.
using check::detail::whole_number;
static_assert(whole_number("0").value() == 0 && whole_number("-12").value() == -12 && whole_number("+3").value() == 3);
static_assert(!whole_number("").has_value() && !whole_number("-").has_value() && !whole_number("1.5").has_value() &&
              !whole_number(" 1").has_value() && !whole_number("one").has_value());

// DOV-50: what a hook reads.
template <const auto&... Parts>
inline constexpr auto release = stack<"test">(file("file.yaml", Parts)...).withExternals(shared);
inline constexpr auto settings = ConfigMap<"settings">{}.withData("A", "1").withData("B", "2");
inline constexpr auto early = settings.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-1);
inline constexpr auto reading =
    Job<"migrate">{}.withContainer(tool.withEnvFrom(settings.all()).withEnv("C", settings.key("B")));
inline constexpr auto reads_before = reading.asHook(hook::pre_install, hook::pre_upgrade);
inline constexpr auto reads_after = reading.asHook(hook::post_install, hook::post_upgrade);
static_assert(breaks_only<release<settings, reads_before>>("DOV-50"));
// Once for an object, however often it is read.
static_assert(count_of<release<settings, reads_before>>("DOV-50") == 1);
static_assert(is_sound<release<early, reads_before>>);
static_assert(is_sound<release<settings, reading>>);
static_assert(is_sound<release<settings, reads_after>>);
static_assert(is_sound<release<early, reads_after>>);
static_assert(is_sound<release<early, reading>>);
// Of the same weight, of a higher one, of a phase that is not the other's, of one that has passed.
inline constexpr auto level = early.withHookWeight(0);
inline constexpr auto late = early.withHookWeight(1);
inline constexpr auto late_for_later = reads_before.withHookWeight(2);
inline constexpr auto of_install = early.asHook(hook::pre_install);
inline constexpr auto of_tests = early.asHook(hook::test);
inline constexpr auto reads_in_install = reading.asHook(hook::pre_install);
static_assert(breaks_only<release<level, reads_before>>("DOV-50"));
static_assert(breaks_only<release<late, reads_before>>("DOV-50"));
static_assert(is_sound<release<late, late_for_later>>);
static_assert(breaks_only<release<of_install, reads_before>>("DOV-50"));
static_assert(is_sound<release<of_install, reads_in_install>>);
static_assert(breaks_only<release<of_tests, reads_in_install>>("DOV-50"));
// What Helm deletes after the phase is there in it, and not afterwards.
inline constexpr auto passing = early.withHookDeletePolicy(hook_delete::succeeded);
static_assert(is_sound<release<passing, reads_before>>);
static_assert(breaks_only<release<passing, reads_after>>("DOV-50"));
// What is made once and kept is there ever after.
inline constexpr auto once = of_install.withHookDeletePolicy(hook_delete::failed).withResourcePolicyKeep();
static_assert(is_sound<release<once, reads_before>>);
// The other phases: a release is there for its tests and before it is taken away.
inline constexpr auto in_tests = reading.asHook(hook::test), before_rollback = reading.asHook(hook::pre_rollback),
                      before_end = reading.asHook(hook::pre_delete), after_end = reading.asHook(hook::post_delete);
inline constexpr auto kept_settings = settings.withResourcePolicyKeep();
static_assert(is_sound<release<settings, in_tests>> && is_sound<release<settings, before_end>>);
static_assert(is_sound<release<early, in_tests>> && is_sound<release<early, before_end>>);
static_assert(breaks_only<release<settings, before_rollback>>("DOV-50"));
static_assert(breaks_only<release<settings, after_end>>("DOV-50"));
static_assert(is_sound<release<kept_settings, after_end>>);
// An external is there; what may be missing is not needed.
inline constexpr auto outside = external<ConfigMap>("settings");
inline constexpr auto of_others = stack<"test">(file("file.yaml", reads_before)).withExternals(outside);
static_assert(is_sound<of_others>);
inline constexpr auto optional_reader =
    Job<"migrate">{}.withContainer(tool.withEnvFrom(settings.all().optional())).asHook(hook::pre_install);
static_assert(is_sound<release<settings, optional_reader>>);

// Volumes, projected ones, claims, accounts, pull secrets; what makes a Secret.
inline constexpr auto with_volume =
    Job<"job">{}.withContainer(tool).withVolume(config_map_volume<"v">(settings)).asHook(hook::pre_install);
inline constexpr auto with_projected = Job<"job">{}
                                           .withContainer(tool)
                                           .edit([](api::batch::v1::Job& j) {
                                             auto& volume = j.spec.template_.spec.volumes.emplace_back();
                                             volume.name = "v";
                                             auto& source = volume.projected.ensure().sources.emplace_back();
                                             source.configMap.ensure().name = "settings";
                                           })
                                           .asHook(hook::pre_install);
inline constexpr auto claim = PersistentVolumeClaim<"data">{}.withStorage(1_Gi).withReadWriteOnce();
inline constexpr auto with_claim =
    Job<"job">{}.withContainer(tool).withVolume(claim_volume<"v">(claim)).asHook(hook::pre_install);
inline constexpr auto account = ServiceAccount<"account">{};
inline constexpr auto with_account =
    Job<"job">{}.withContainer(tool).withServiceAccountName(account).asHook(hook::pre_install);
inline constexpr auto vault = VaultAuth<"vault">{}.withKubernetes("role", "default");
inline constexpr auto made =
    VaultStaticSecret<"token">{}.withVaultAuthRef(vault).withKv2("kv", "token").withDestination(token);
inline constexpr auto with_pull_secret =
    Job<"job">{}.withContainer(tool).withImagePullSecret(token).asHook(hook::pre_install);
inline constexpr auto early_account = account.asHook(hook::pre_install).withHookWeight(-1);
inline constexpr auto early_vault = vault.asHook(hook::pre_install).withHookWeight(-2);
inline constexpr auto early_made = made.asHook(hook::pre_install).withHookWeight(-1);
static_assert(breaks_only<release<settings, with_volume>>("DOV-50"));
static_assert(breaks_only<release<settings, with_projected>>("DOV-50"));
static_assert(breaks_only<release<claim, with_claim>>("DOV-50"));
static_assert(breaks_only<release<account, with_account>>("DOV-50"));
static_assert(is_sound<release<early_account, with_account>>);
static_assert(breaks_only<release<vault, made, with_pull_secret>>("DOV-50"));
static_assert(is_sound<release<early_vault, early_made, with_pull_secret>>);
// A hook that is no Job has needs too.
static_assert(breaks_only<release<vault, early_made, with_pull_secret>>("DOV-50"));

// Databases: by reference, by SQL's names, and by .needs().
inline constexpr auto server = MariaDB<"server">{}.withStorage(1_Gi);
inline constexpr auto inside = Database<"inside">{server};
inline constexpr auto user = User<"app">{server}.withPasswordSecretKeyRef(secret_named("server-root").key("password"));
inline constexpr auto grant = Grant<"app">{user, inside}.withPrivileges("SELECT");
inline constexpr auto needing = before.needs(inside, user, grant);
inline constexpr auto needing_after = after.needs(inside, user, grant);
inline constexpr auto early_server = server.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-9);
inline constexpr auto early_inside = inside.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-8);
inline constexpr auto early_user = user.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-8);
inline constexpr auto early_grant = grant.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-7);
inline constexpr auto level_grant = early_grant.withHookWeight(-8);
static_assert(breaks_only<release<server, inside, user, grant, needing>>("DOV-50"));
static_assert(count_of<release<server, inside, user, grant, needing>>("DOV-50") == 3);
static_assert(is_sound<release<server, inside, user, grant, needing_after>>);
static_assert(is_sound<release<early_server, early_inside, early_user, early_grant, needing>>);
// The server of both, and the password.
static_assert(count_of<release<server, early_inside, early_user, early_grant, needing>>("DOV-50") == 4);
static_assert(count_of<release<early_server, early_inside, early_user, level_grant, needing>>("DOV-50") == 2);

// The namespace that it is in.
inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto early_space = space.asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-1);
inline constexpr auto with_space = stack<"test">(file("a.yaml", space), file("b.yaml", before)).inNamespace(space);
inline constexpr auto with_early_space =
    stack<"test">(file("a.yaml", early_space), file("b.yaml", before)).inNamespace(early_space);
static_assert(breaks_only<with_space>("DOV-50"));
static_assert(is_sound<with_early_space>);

// DOV-51: of hooks and of others.
inline constexpr auto web = Deployment<"web">{}.withContainer(tool);
inline constexpr auto needs_database = web.needs(database);
inline constexpr auto needs_shared = web.needs(shared);
inline constexpr auto needs_secret = web.needs(token);
static_assert(is_sound<release<database, needs_database>>);
static_assert(breaks_only<release<needs_database>>("DOV-51"));
static_assert(is_sound<release<needs_shared>>);
static_assert(breaks_only<release<needs_secret>>("DOV-51"));
static_assert(is_sound<release<vault, made, needs_secret>>);

// DOV-52: what stays needs nothing that goes.
inline constexpr auto web_reads = Deployment<"web">{}.withContainer(tool.withEnvFrom(settings.all()));
inline constexpr auto of_upgrade = early.asHook(hook::pre_upgrade);
static_assert(is_sound<release<early, web_reads>>);
static_assert(breaks_only<release<passing, web_reads>>("DOV-52"));
static_assert(breaks_only<release<of_upgrade, web_reads>>("DOV-52"));
inline constexpr auto both = stack<"test">(file("a.yaml", passing), file("b.yaml", web_reads)).withExternals(outside);
static_assert(is_sound<both>);

// DOV-53: Helm's words, in either case, with spaces.
template <const auto& Key, const auto& Text>
inline constexpr auto annotated = job.withAnnotation(argument::literal_at(Key, {}), argument::literal_at(Text, {}));
inline constexpr std::string_view key_of_hook = "helm.sh/hook", key_of_weight = "helm.sh/hook-weight",
                                  key_of_deletion = "helm.sh/hook-delete-policy",
                                  key_of_policy = "helm.sh/resource-policy";
inline constexpr std::string_view spaced = " pre-install , Post-Upgrade", old_test = "test-success",
                                  misspelled = "pre-instal", partly = "pre-install,post-instal", none = "",
                                  negative = "-3", real = "1.5", deleting = "hook-succeeded, before-hook-creation",
                                  not_deleting = "hook-success", keep = "keep", kep = "kep";
static_assert(is_sound<release<annotated<key_of_hook, spaced>>>);
static_assert(is_sound<release<annotated<key_of_hook, old_test>>>);
static_assert(breaks_only<release<annotated<key_of_hook, misspelled>>>("DOV-53"));
static_assert(breaks_only<release<annotated<key_of_hook, partly>>>("DOV-53"));
static_assert(breaks_only<release<annotated<key_of_hook, none>>>("DOV-53"));
static_assert(is_sound<release<annotated<key_of_weight, negative>>>);
static_assert(breaks_only<release<annotated<key_of_weight, real>>>("DOV-53"));
static_assert(is_sound<release<annotated<key_of_deletion, deleting>>>);
static_assert(breaks_only<release<annotated<key_of_deletion, not_deleting>>>("DOV-53"));
static_assert(is_sound<release<annotated<key_of_policy, keep>>>);
static_assert(breaks_only<release<annotated<key_of_policy, kep>>>("DOV-53"));
inline constexpr auto weighed = release<by_value>.withValues(weight);
static_assert(is_sound<weighed>);

// DOV-54: a delete policy does not ask whether something is to be kept.
inline constexpr auto kept_by_default = kept.asHook(hook::pre_install);
inline constexpr auto kept_and_deleted = kept_by_default.withHookDeletePolicy(hook_delete::before_creation);
inline constexpr auto kept_and_gone = kept_by_default.withHookDeletePolicy(hook_delete::succeeded);
inline constexpr auto kept_once = kept_by_default.withHookDeletePolicy(hook_delete::failed);
static_assert(is_sound<release<kept>> && is_sound<release<kept_once>>);
static_assert(breaks_only<release<kept_by_default>>("DOV-54"));
static_assert(breaks_only<release<kept_and_deleted>>("DOV-54"));
static_assert(breaks_only<release<kept_and_gone>>("DOV-54"));
