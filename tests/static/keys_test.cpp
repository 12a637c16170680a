/// text/keys.hpp: names of variables, and keys of ConfigMaps and Secrets.
#include "dovetail/text/keys.hpp"

#include "repeated.hpp"

using namespace dovetail;

static_assert(is_env_name("PATH"));
static_assert(is_env_name("_a"));
static_assert(is_env_name("log.level-2"));
static_assert(is_env_name(".hidden"));
static_assert(!is_env_name(""));
static_assert(!is_env_name("2ND"));
static_assert(!is_env_name("A B"));
static_assert(!is_env_name("A=B"));
static_assert(!is_env_name("."));
static_assert(!is_env_name(".."));
static_assert(!is_env_name("..a"));

static_assert(is_config_key("tls.crt"));
static_assert(is_config_key("2ND_key-1"));
static_assert(is_config_key(".dockerconfigjson"));
static_assert(is_config_key(repeated<'a', 253>));
static_assert(!is_config_key(repeated<'a', 254>));
static_assert(!is_config_key(""));
static_assert(!is_config_key("."));
static_assert(!is_config_key(".."));
static_assert(!is_config_key("..data"));
static_assert(!is_config_key("a/b"));
static_assert(!is_config_key("a b"));
