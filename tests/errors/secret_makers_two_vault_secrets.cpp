// error: tests/errors/secret_makers_two_vault_secrets\.cpp:\d+: VaultStaticSecret `mail` makes Secret `credentials`, and so does VaultStaticSecret `database`: each would write over what the other wrote; name another Secret in one of them; the other is at tests/errors/secret_makers_two_vault_secrets\.cpp:\d+ \[DOV-27\]
#include "web.hpp"

inline constexpr auto credentials = Secret<"credentials">{}.withKeys("DB_PASSWORD");
#ifdef FIXED
inline constexpr auto mail_credentials = Secret<"mail-credentials">{}.withKeys("SMTP_PASSWORD");
#else
inline constexpr auto mail_credentials = Secret<"credentials">{}.withKeys("SMTP_PASSWORD");
#endif
inline constexpr auto database = VaultStaticSecret<"database">{}.withKv2("kv", "shop/db").withDestination(credentials);
inline constexpr auto mail = VaultStaticSecret<"mail">{}.withKv2("kv", "shop/mail").withDestination(mail_credentials);

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service),
                                           file("database.yaml", database), file("mail.yaml", mail));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
