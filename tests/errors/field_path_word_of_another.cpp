// error: tests/errors/field_path_word_of_another\.cpp:10: Deployment `web`: spec\.template\.spec\.containers\[0\]\.imagePullPolicy is `Allways`, which is none of its words; did you mean `Always`\? \[GRM-50\]
// error: tests/errors/field_path_word_of_another\.cpp:11: Deployment `web`: spec\.template\.spec\.dnsPolicy is `Immediate`, which is none of its words; they are
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto pulled = web.set<"spec.template.spec.containers[nginx].imagePullPolicy">("Always");
inline constexpr auto site = pulled.set<"spec.template.spec.dnsPolicy">("ClusterFirst");
#else
inline constexpr auto pulled = web.set<"spec.template.spec.containers[nginx].imagePullPolicy">("Allways");
inline constexpr auto site = pulled.set<"spec.template.spec.dnsPolicy">(volume_binding_mode::Immediate);
#endif

inline constexpr auto shop = stack<"shop">(file("site.yaml", site));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
