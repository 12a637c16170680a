// error: a ServiceAccount's handle or its name, a text or a value of grammars::dns_subdomain, belongs here
// error: tests/errors/field_path_handle\.cpp:16:
// error: this field takes a name and no handle: write the handle\\?'s name, `handle\.name`, or a text in quotes
// error: tests/errors/field_path_handle\.cpp:17:
// error: tests/errors/field_path_handle\.cpp:18:
// never: no matching
#include "web.hpp"

inline constexpr auto worker = ServiceAccount<"worker">{};

#ifdef FIXED
inline constexpr auto account = web.set<"spec.template.spec.serviceAccountName">(worker);
inline constexpr auto host = web.set<"spec.template.spec.hostname">(worker.name);
inline constexpr auto port = web_service.set<"spec.ports[8080].targetPort">(http.name);
#else
inline constexpr auto account = web.set<"spec.template.spec.serviceAccountName">(web_service);
inline constexpr auto host = web.set<"spec.template.spec.hostname">(worker);
inline constexpr auto port = web_service.set<"spec.ports[8080].targetPort">(http);
#endif
