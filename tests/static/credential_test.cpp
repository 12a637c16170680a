/// text/credential.hpp: names of credentials, and credentials in texts.
#include <dovetail/text/credential.hpp>

using namespace dovetail;

consteval bool is_told(std::string_view name, std::string_view value) {
  return is_written_out(credential_of_name(name), value);
}

// Names.
static_assert(is_told("PASSWORD", "hunter2") && is_told("DB_PASSWORD", "hunter2") && is_told("db.password", "hunter2"));
static_assert(is_told("dbPassword", "hunter2") && is_told("PGPASSWORD", "postgres") && is_told("MYSQL_PWD", "x1"));
static_assert(is_told("SMTP_PASS", "hunter2") && is_told("MINIO_ROOT_PASSWORD", "minio123"));
static_assert(is_told("API_KEY", "abcdef12") && is_told("apiKey", "abcdef12") && is_told("STRIPE_APIKEY", "abcdef12"));
static_assert(is_told("SECRET_KEY_BASE", "0123abcd") && is_told("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI"));
static_assert(is_told("AWS_ACCESS_KEY_SECRET", "wJalrXUtnFEMI") && is_told("JWT_SECRET", "s3cret"));
static_assert(is_told("GITHUB_TOKEN", "abc") && is_told("token", "abc") && is_told("--admin-password", "abc"));
static_assert(is_told("DB_PASSWORD_1", "abc") && is_told("APP_KEY", "base64:2fl+Ktvkfl+Fuz4Qp/A75G2R"));
static_assert(is_told("REDIS_PASSWORD", "123456"));

// What is about a credential and is none.
static_assert(!is_told("PASSWORD_FILE", "hunter2") && !is_told("SECRET_NAME", "web") && !is_told("TOKEN_TTL", "3600"));
static_assert(!is_told("SECRETS_DIR", "secrets") && !is_told("TOKEN_ISSUER", "shop") && !is_told("TOKEN_TYPE", "jwt"));
static_assert(!is_told("MAX_TOKENS", "many") && !is_told("MYSQL_ALLOW_EMPTY_PASSWORD", "1"));
static_assert(!is_told("MYSQL_RANDOM_ROOT_PASSWORD", "1") && !is_told("NEXT_PUBLIC_MAPBOX_TOKEN", "pk.abc"));
static_assert(!is_told("TOKENIZER", "bert") && !is_told("SECRETARY", "anna") && !is_told("PASSWORDLESS", "email"));
static_assert(!is_told("PWD", "web") && !is_told("PASS", "1st") && !is_told("KEY", "abcdefgh"));
static_assert(!is_told("AWS_ACCESS_KEY_ID", "abcdefgh") && !is_told("KMS_KEY_ALIAS", "abcdefgh"));
static_assert(!is_told("TLS_SECRET", "web-tls") && !is_told("IMAGE_PULL_SECRET", "registry"));
static_assert(!is_told("", "x") && !is_told("_", "x") && !is_told("LOG_LEVEL", "info"));

// Values that are none.
static_assert(!is_told("PASSWORD", "") && !is_told("TOKEN", "true") && !is_told("API_TOKENS", "4096"));
static_assert(!is_told("TOKEN", "15m") && !is_told("SECRET", "None") && !is_told("SECRET", "optional"));
static_assert(!is_told("PASSWORD", "$(DB_PASSWORD)") && !is_told("PASSWORD", "${DB_PASSWORD}"));
static_assert(!is_told("PASSWORD", "$DB_PASSWORD") && !is_told("PASSWORD", "{{ .Values.password }}"));
static_assert(!is_told("PASSWORD", "changeme") && !is_told("PASSWORD", "<your password>"));
static_assert(!is_told("PASSWORD", "xxxxxx") && !is_told("PASSWORD", "REPLACE_ME") && !is_told("TOKEN", "****"));
static_assert(!is_told("METALLB_ML_SECRET_KEY", "/etc/ml_secret_key") && !is_told("TOKEN", "./token"));
static_assert(!is_told("MY_SECRET", "akeyless:/K8s/my_k8s_secret") && !is_told("API_KEY", "berglas://bucket/api-key"));
static_assert(!is_told("DB_PASSWORD", "vault:secret/data/db#password") && !is_told("API_KEY", "short"));
static_assert(!is_told("TOKEN", "https://id.example.com/token"));
static_assert(is_told("PASSWORD", "P@$$w0rd") == false && is_told("PASSWORD", "pa$word") && is_told("PASSWORD", "$ecret"));

// What stands in a text.
static_assert(credential_in("postgres://shop:hunter2@db:5432/shop") == "a password in a URL");
static_assert(credential_in("see amqp://guest:guest@rabbit, then") == "a password in a URL");
static_assert(credential_in("redis://:hunter2@redis:6379").empty() == false);
static_assert(credential_in("postgres://shop@db/shop").empty() && credential_in("http://db:5432/a@b").empty());
static_assert(credential_in("postgres://shop:$(PASSWORD)@db/shop").empty());
static_assert(credential_in("postgres://shop:${PASSWORD}@db/shop").empty());
static_assert(credential_in("postgres://shop:%s@db/shop").empty() && credential_in("https://a:@b/").empty());
static_assert(credential_in("postgres://user:<password>@db/shop").empty());
static_assert(credential_in("http://a:80, mail b@c").empty() && credential_in("://").empty());
static_assert(credential_in("AKIAIOSFODNN7EXAMPLE") == "an access key of AWS");
static_assert(credential_in("key=AKIAIOSFODNN7EXAMPLE;") == "an access key of AWS");
static_assert(credential_in("xAKIAIOSFODNN7EXAMPLE").empty() && credential_in("AKIA").empty());
static_assert(credential_in("ghp_abcdefghijklmnopqrstuvwxyz0123456789") == "a token of GitHub");
static_assert(credential_in("github_pat_11ABCDEFG0abcdefghijkl_x") == "a token of GitHub");
static_assert(credential_in("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx").empty() && credential_in("ghp_short").empty());
static_assert(credential_in("--token glpat-abcdefghij0123456789") == "a token of GitLab");
static_assert(credential_in("-----BEGIN RSA PRIVATE KEY-----\nMIIE") == "a private key");
static_assert(credential_in("-----BEGIN PRIVATE KEY-----") == "a private key");
static_assert(credential_in("-----BEGIN CERTIFICATE-----\nMIIE").empty());
static_assert(credential_in("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P") ==
              "a JSON Web Token");
static_assert(credential_in("eyJhbGciOiJIUzI1NiJ9").empty() && credential_in("").empty() && credential_in(":").empty());
static_assert(credential_in("npm_config_registry").empty() && credential_in("hvs.conf").empty());
