/// Whether a name is that of a credential, and whether a text has one in it that everybody could read.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <string_view>

namespace dovetail {

namespace detail {

constexpr char lower_of(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether `text` is `lower`, in whatever case.
constexpr bool is_in_any_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (lower_of(text[i]) != lower[i]) return false;
  return true;
}
constexpr bool ends_in_any_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && is_in_any_case(text.substr(text.size() - lower.size()), lower);
}
template <std::size_t N>
constexpr auto is_one_of(std::string_view text, const std::string_view (&words)[N]) {
  for (const std::string_view word : words)
    if (is_in_any_case(text, word)) return true;
  return false;
}

/// The last word of a name, which is cut off: `DB_PASSWORD`, `db.password` and `dbPassword` end with the same one.
constexpr std::string_view take_last_word(std::string_view& name) {
  while (!name.empty() && !is_alphanumeric(name.back())) name.remove_suffix(1);
  std::size_t begin = name.size();
  while (begin > 0 && is_alphanumeric(name[begin - 1])) {
    --begin;
    if (begin > 0 && is_upper(name[begin]) && is_lower(name[begin - 1])) break;
  }
  const std::string_view word = name.substr(begin);
  name = name.substr(0, begin);
  while (!name.empty() && !is_alphanumeric(name.back())) name.remove_suffix(1);
  return word;
}

inline constexpr std::string_view password_endings[] = {"password", "passwords", "passwd", "passphrase", "passcode"};
inline constexpr std::string_view secret_endings[] = {"secret",  "secrets",     "token",      "tokens",    "apikey",
                                                      "apikeys", "credentials", "credential", "privatekey"};
/// A word that is one of these only beside another one: `DB_PASS`, `MYSQL_PWD`.
inline constexpr std::string_view short_endings[] = {"pass", "pwd"};
/// What a key is of, where it opens something.
inline constexpr std::string_view secret_keys[] = {"api",  "private", "secret",  "encryption", "signing", "master",
                                                   "auth", "app",     "session", "account",    "license"};
/// Words after it with which it is still the thing itself.
inline constexpr std::string_view kept_words[] = {"key",     "keys", "base", "value",   "default", "hash",  "text",
                                                  "prod",    "dev",  "test", "staging", "admin",   "root",  "primary",
                                                  "current", "new",  "old",  "string",  "base64",  "access"};
/// Words before it with which the name is of what is done with it, or of what everybody may see.
inline constexpr std::string_view other_words[] = {"enable", "enabled", "disable", "use", "allow",  "require", "no",
                                                   "skip",   "max",     "min",     "has", "random", "public",  "show"};
/// Words right before `secret` with which it is the name of an object.
inline constexpr std::string_view object_words[] = {"pull", "tls", "k8s", "kube", "kubernetes", "existing"};

template <std::size_t N>
constexpr auto ends_with_one_of(std::string_view word, const std::string_view (&endings)[N]) {
  for (const std::string_view ending : endings)
    if (ends_in_any_case(word, ending)) return true;
  return false;
}
constexpr bool is_number(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return !text.empty();
}

}  // namespace detail

/// What a name says of the value that it stands for.
enum class credential_name { none, password, secret, key };

namespace detail {

/// Whether a name has two letters of which each word of a credential has some: `pass…`, `pwd`, `secret`, `credential`, `key`,
/// `token`. Most names have none, and this is the quicker to see while compiling.
constexpr bool may_name_a_credential(std::string_view name) {
  const char* const t = name.data();
  const std::size_t size = name.size();
  for (std::size_t i = 1; i < size; ++i) {
    switch (t[i - 1]) {
      case 'p':
      case 'P':
        if (const char next = lower_of(t[i]); next == 'a' || next == 'w') return true;
        break;
      case 'c':
      case 'C':
        if (lower_of(t[i]) == 'r') return true;
        break;
      case 'k':
      case 'K':
        if (lower_of(t[i]) == 'e') return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace detail

/// `DB_PASSWORD`, `apiKey`, `SECRET_KEY_BASE`; not `PASSWORD_FILE`, `TOKEN_TTL`, `SECRET_NAME`, `ALLOW_EMPTY_PASSWORD`.
constexpr credential_name credential_of_name(std::string_view name) {
  using namespace detail;
  if (!may_name_a_credential(name)) return credential_name::none;
  credential_name found = credential_name::none;
  for (bool is_last = true; found == credential_name::none; is_last = false) {
    const std::string_view word = take_last_word(name);
    if (word.empty()) return credential_name::none;
    std::string_view before = name;
    const std::string_view previous = take_last_word(before);
    if (ends_with_one_of(word, password_endings) || (!previous.empty() && is_one_of(word, short_endings)))
      found = credential_name::password;
    else if (ends_with_one_of(word, secret_endings)) {
      if (is_last && ends_in_any_case(word, "secret") && is_one_of(previous, object_words))
        return credential_name::none;
      found = credential_name::secret;
    } else if ((is_in_any_case(word, "key") || is_in_any_case(word, "keys")) && is_one_of(previous, secret_keys))
      found = credential_name::key;
    else if (!is_one_of(word, kept_words) && !is_number(word)) return credential_name::none;
  }
  while (!name.empty())
    if (is_one_of(take_last_word(name), other_words)) return credential_name::none;
  return found;
}

namespace detail {

inline constexpr std::string_view words_of_settings[] = {
    "true", "false", "yes",  "no",      "on",   "off",      "enabled",  "disabled", "none",  "null",
    "nil",  "unset", "auto", "default", "unix", "required", "optional", "always",   "never", "bearer"};
inline constexpr std::string_view placeholders[] = {"change", "replace",     "your",     "todo",  "xxx",  "example",
                                                    "insert", "placeholder", "redacted", "fixme", "dummy"};

/// "changeme", "<password>", "****"
constexpr bool is_placeholder(std::string_view text) {
  for (const std::string_view word : placeholders)
    if (text.size() >= word.size() && is_in_any_case(text.substr(0, word.size()), word)) return true;
  if (text.starts_with('<') && text.ends_with('>')) return true;
  for (const char c : text)
    if (c != text.front()) return false;
  return text.size() > 2;
}
/// `$(NAME)`, `${NAME}`, `$NAME`, `{{ name }}`, `%(name)s`: something is put in later.
constexpr bool is_filled_in_later(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const char next = text[i + 1];
    if (text[i] == '$' && (next == '(' || next == '{' || next == '$')) return true;
    if ((text[i] == '{' && next == '{') || (text[i] == '%' && (next == '(' || next == '{'))) return true;
  }
  return text.size() > 1 && text.front() == '$' && (is_upper(text[1]) || text[1] == '_');
}
/// A path, or an address of where the credential is: `/run/secrets/db`, `vault:secret/data/db#password`.
constexpr bool is_where(std::string_view text) {
  if (text.starts_with('/') || text.starts_with("./") || text.starts_with("../") || text.starts_with("~/")) return true;
  std::size_t i = 0;
  while (i < text.size() && (is_alphanumeric(text[i]) || text[i] == '+' || text[i] == '-')) ++i;
  const std::string_view scheme = text.substr(0, i), rest = text.substr(i);
  return !scheme.empty() && rest.starts_with(':') &&
         (rest.starts_with(":/") || scheme == "vault" || scheme == "arn" || scheme == "file" || scheme == "env");
}
/// `3600`, `15m`, `500ms`
constexpr bool is_count_or_duration(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && (is_digit(text[i]) || text[i] == '.')) ++i;
  return i > 0 && text.size() - i <= 2 && text.size() < 10;
}

}  // namespace detail

/// Whether a value that a name of a credential stands for is one, written out.
constexpr bool is_written_out(credential_name name, std::string_view value) {
  using namespace detail;
  if (value.empty() || name == credential_name::none) return false;
  if (name == credential_name::key && value.size() < 8) return false;
  if (is_count_or_duration(value) && !(name == credential_name::password && is_number(value))) return false;
  return !is_one_of(value, words_of_settings) && !is_placeholder(value) && !is_filled_in_later(value) &&
         !is_where(value);
}

namespace detail {

struct credential_shape {
  std::string_view begin;
  /// How many characters of a token follow at the least.
  std::size_t least;
  std::string_view what;
  /// Which character of `begin` is looked for first; there are two before it.
  std::size_t anchor;
};
inline constexpr credential_shape credential_shapes[] = {
    {"AKIA", 16, "an access key of AWS", 3},
    {"ASIA", 16, "an access key of AWS", 3},
    {"ghp_", 20, "a token of GitHub", 3},
    {"gho_", 20, "a token of GitHub", 3},
    {"ghs_", 20, "a token of GitHub", 3},
    {"ghu_", 20, "a token of GitHub", 3},
    {"ghr_", 20, "a token of GitHub", 3},
    {"github_pat_", 20, "a token of GitHub", 10},
    {"glpat-", 16, "a token of GitLab", 5},
    {"xoxb-", 10, "a token of Slack", 4},
    {"xoxp-", 10, "a token of Slack", 4},
    {"xoxa-", 10, "a token of Slack", 4},
    {"sk_live_", 16, "a key of Stripe", 7},
    {"rk_live_", 16, "a key of Stripe", 7},
    {"npm_", 30, "a token of npm", 3},
    {"dckr_pat_", 20, "a token of Docker Hub", 8},
    {"dop_v1_", 40, "a token of DigitalOcean", 6},
    {"AIza", 35, "a key of Google's APIs", 2},
    {"hvs.", 24, "a token of Vault", 3},
    {"SG.", 40, "a key of SendGrid", 2},
    {"sk-ant-", 20, "a key of Anthropic", 6},
    {"sk-proj-", 20, "a key of OpenAI", 7},
};

constexpr bool is_of_token(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

/// Characters that some credential has where it can be told, and those that are one and two before them in a token: a text is
/// looked through character by character while compiling, so that little may be done for most of them.
struct anchor_table {
  bool is[256]{};
  bool is_one_before[256]{};
  bool is_two_before[256]{};
  constexpr anchor_table() {
    const auto at = [](const credential_shape& shape, std::size_t before) {
      return static_cast<unsigned char>(shape.begin[shape.anchor - before]);
    };
    for (const credential_shape& shape : credential_shapes) {
      is[at(shape, 0)] = true;
      is_one_before[at(shape, 1)] = true;
      is_two_before[at(shape, 2)] = true;
    }
    for (const char c : {':', 'J', 'B'}) is[static_cast<unsigned char>(c)] = true;
  }
};
inline constexpr anchor_table credential_anchors;

constexpr std::size_t token_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_of_token(text[size])) ++size;
  return size;
}
/// `postgres://user:password@host`, from its colon on.
constexpr bool has_password_of_url(std::string_view text) {
  if (!text.starts_with("://")) return false;
  text.remove_prefix(3);
  constexpr std::size_t none = std::string_view::npos;
  std::size_t colon = none, at = none;
  for (std::size_t end = 0; end < text.size(); ++end) {
    const char c = text[end];
    if (c == '/' || c == '?' || c == '#' || c == ' ' || c == '\n' || c == '\t' || c == '"' || c == '\'' || c == ',')
      break;
    if (c == ':' && colon == none) colon = end;
    if (c == '@') at = end;
  }
  if (at == none || colon == none || colon >= at) return false;
  const std::string_view password = text.substr(colon + 1, at - colon - 1);
  return !password.empty() && !is_placeholder(password) && !is_filled_in_later(password) && password.front() != '$' &&
         password.front() != '%' && password.front() != '{';
}
/// `-----BEGIN RSA PRIVATE KEY-----`, from its B on.
constexpr bool is_private_key(std::string_view text) {
  if (!text.starts_with("BEGIN ")) return false;
  const std::string_view line = text.substr(0, position(text, '\n'));
  return line.find("PRIVATE KEY") != std::string_view::npos && line.find("-----") != std::string_view::npos;
}
/// A JSON Web Token with its signature, from its second character but one on.
constexpr bool is_web_token(std::string_view text) {
  std::size_t dots = 0, size = 0;
  for (; size < text.size() && is_of_token(text[size]); ++size) dots += text[size] == '.' ? 1 : 0;
  return dots == 2 && size >= 60;
}

}  // namespace detail

/// What credential stands in a text, in words: "a token of GitHub"; empty where none is seen.
constexpr std::string_view credential_in(std::string_view text) {
  using namespace detail;
  const char* const t = text.data();
  const std::size_t size = text.size();
  for (std::size_t i = 1; i < size; ++i) {
    const char c = t[i];
    if (!credential_anchors.is[static_cast<unsigned char>(c)]) continue;
    if (c == ':') {
      if (i + 1 < size && t[i + 1] == '/' && has_password_of_url(text.substr(i))) return "a password in a URL";
      continue;
    }
    if (c == 'B') {
      if (t[i - 1] == '-' && is_private_key(text.substr(i))) return "a private key";
      continue;
    }
    if (i < 2) continue;
    if (c == 'J') {
      if (t[i - 1] == 'y' && t[i - 2] == 'e' && is_web_token(text.substr(i - 2))) return "a JSON Web Token";
      continue;
    }
    if (!credential_anchors.is_one_before[static_cast<unsigned char>(t[i - 1])] ||
        !credential_anchors.is_two_before[static_cast<unsigned char>(t[i - 2])])
      continue;
    for (const credential_shape& shape : credential_shapes) {
      if (c != shape.begin[shape.anchor] || i < shape.anchor) continue;
      const std::size_t begin = i - shape.anchor;
      if (begin > 0 && is_of_token(t[begin - 1])) continue;
      const std::string_view whole = text.substr(begin);
      if (!whole.starts_with(shape.begin)) continue;
      const std::string_view token = whole.substr(shape.begin.size());
      const std::size_t length = token_size(token);
      if (length >= shape.least && !is_placeholder(token.substr(0, length))) return shape.what;
    }
  }
  return {};
}

}  // namespace dovetail
