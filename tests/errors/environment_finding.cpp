// error: tests/errors/web\.hpp:12: poc: Service `web` selects
// error: tests/errors/environment_finding\.cpp:6: local, prod: Deployment `other`, container `nginx` may run as root
#include "web.hpp"

inline constexpr auto safe = web.withPodSecurityContext(non_root(101));
inline constexpr auto other = Deployment<"other">{}.withContainer(Container<"nginx">{image("nginx:1.27")});
inline constexpr auto local = Environment<"local">{}
#ifdef FIXED
                                  .edit(on(other).withPodSecurityContext(non_root(101)))
#endif
    ;
inline constexpr auto poc =
    Environment<"poc">{}
        .edit(on(other).withPodSecurityContext(non_root(101)))
#ifdef FIXED
        .remove(web_service)
#endif
        .remove(web);
inline constexpr auto prod = Environment<"prod">{}
#ifdef FIXED
                                 .edit(every<Deployment>().withPodSecurityContext(non_root(101)))
#endif
    ;

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", safe), file("service.yaml", web_service), file("other.yaml", other))
        .withPolicies(policy::non_root)
        .withEnvironments(local, poc, prod);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
