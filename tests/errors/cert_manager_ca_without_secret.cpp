// error: tests/errors/cert_manager_ca_without_secret\.cpp:11: Issuer `broken` signs with Secret `own-ca`, which nothing in this stack makes and no external declares; there is Secret `own` \[REF-68\]
#include "web.hpp"

#include <dovetail/cert_manager.hpp>

inline constexpr auto self_signed = Issuer<"self-signed">{}.withSelfSigned();
inline constexpr auto certificate = Certificate<"own">{}.withIsCA().withCommonName("own").withIssuerRef(self_signed);
#ifdef FIXED
inline constexpr auto broken = Issuer<"broken">{}.withCa(certificate);
#else
inline constexpr auto broken = Issuer<"broken">{}.withCa("own-ca");
#endif

inline constexpr auto all = stack<"test">(
    file("broken.yaml", broken), file("self-signed.yaml", self_signed), file("certificate.yaml", certificate));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
