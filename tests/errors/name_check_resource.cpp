// error: `Api_Server` is no name for a Deployment: it takes at most 253 of a-z, 0-9, `-` and `\.`, each part starting and ending with a letter or a digit; did you mean `api-server`\?
// error: tests/errors/name_check_resource\.cpp:23:
// error: `1-api` is no name for a Service: it takes at most 63 of a-z, 0-9 and `-`, starting with a letter
// error: tests/errors/name_check_resource\.cpp:24:
// error: `team\.a` is no name for a Namespace: it takes at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `team-a`\?
// error: tests/errors/name_check_resource\.cpp:25:
// error: `apiServer` is no name for a container: it takes at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `api-server`\?
// error: tests/errors/name_check_resource\.cpp:26:
// error: `-` is no name for a volume: it takes at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit
// error: tests/errors/name_check_resource\.cpp:27:
// error: `node agent` is no name for a resource: it takes at most 253 of a-z, 0-9, `-` and `\.`, each part starting and ending with a letter or a digit; did you mean `node-agent`\?
// error: tests/errors/name_check_resource\.cpp:28:
#include "web.hpp"

#ifdef FIXED
inline constexpr auto deployment = Deployment<"api-server">{};
inline constexpr auto service = Service<"api-1">{web};
inline constexpr auto name_space = Namespace<"team-a">{};
inline constexpr auto container = Container<"api-server">{image("api:1.0")};
inline constexpr auto volume = empty_dir<"cache">();
inline constexpr auto budget = resource<api::apps::v1::DaemonSet, "node-agent">();
#else
inline constexpr auto deployment = Deployment<"Api_Server">{};
inline constexpr auto service = Service<"1-api">{web};
inline constexpr auto name_space = Namespace<"team.a">{};
inline constexpr auto container = Container<"apiServer">{image("api:1.0")};
inline constexpr auto volume = empty_dir<"-">();
inline constexpr auto budget = resource<api::apps::v1::DaemonSet, "node agent">();
#endif
