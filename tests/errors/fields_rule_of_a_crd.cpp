// error: tests/errors/fields_rule_of_a_crd\.cpp:15: Middleware `prefix`: spec\.addPrefix\.prefix: must start with a `/`; set the field as its schema says; a word that only a newer schema has is given by choice::future\(\.\.\.\) \[GRM-50\]
// error: tests/errors/fields_rule_of_a_crd\.cpp:23: Grant `shop`: spec\.privileges has no elements; the schema asks for at least 1 \[GRM-50\]
// error: tests/errors/fields_rule_of_a_crd\.cpp:36: Backup `nightly`: spec\.successfulJobsHistoryLimit is -1; the schema asks for at least 0 \[GRM-50\]
// error: tests/errors/fields_rule_of_a_crd\.cpp:43: Issuer `ours`: spec\.acme\.preferredChain has 65 characters; the schema asks for at most 64 \[GRM-50\]
// What the operators' own schemas ask for: rules in CEL, bounds, sizes.
#include "web.hpp"

#include <dovetail/crd/cert_manager_io/v1.hpp>
#include <dovetail/crd/k8s_mariadb_com/v1alpha1.hpp>
#include <dovetail/crd/traefik_io/v1alpha1.hpp>

namespace mariadb = crd::k8s_mariadb_com::v1alpha1;

inline constexpr auto prefix =
    resource<crd::traefik_io::v1alpha1::Middleware, "prefix">([](crd::traefik_io::v1alpha1::Middleware& middleware) {
#ifdef FIXED
      middleware.spec.addPrefix.ensure().prefix = "/shop";
#else
      middleware.spec.addPrefix.ensure().prefix = "shop";
#endif
    });

inline constexpr auto rights = resource<mariadb::Grant, "shop">([](mariadb::Grant& grant) {
  grant.spec.mariaDbRef.name = "data";
  grant.spec.username = "shop";
#ifdef FIXED
  grant.spec.privileges.push_back("SELECT");
#endif
});

#ifdef FIXED
constexpr int kept = 0;
#else
constexpr int kept = -1;
#endif
inline constexpr auto backup = resource<mariadb::Backup, "nightly">([](mariadb::Backup& backup) {
  backup.spec.mariaDbRef.name = "data";
  backup.spec.successfulJobsHistoryLimit = kept;
});

constexpr std::string_view long_name = "0123456789012345678901234567890123456789012345678901234567890abcd";
inline constexpr auto issuer =
    resource<crd::cert_manager_io::v1::Issuer, "ours">([](crd::cert_manager_io::v1::Issuer& issuer) {
      auto& acme = issuer.spec.acme.ensure();
      acme.server = "https://acme.example.com";
      acme.privateKeySecretRef.name = "acme";
#ifdef FIXED
      acme.preferredChain = long_name.substr(1);
#else
      acme.preferredChain = long_name;
#endif
    });

inline constexpr auto server = external<MariaDB>("data");
inline constexpr auto user = external<User>("shop");
inline constexpr auto all = stack<"test">(file("prefix.yaml", prefix), file("rights.yaml", rights),  //
    file("backup.yaml", backup), file("issuer.yaml", issuer)).withExternals(server, user);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
