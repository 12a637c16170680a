#include <dovetail/dovetail.hpp>
using namespace dovetail;

#warning "not done yet"
inline constexpr auto web = Deployment<"web">{}
                                .withContainer(Container<"web">{image("example.com/web:1.0")}
                                                   .withPort(70000)
                                                   .withEnvFrom(secret_named("api-envv"))
                                                   .withEnv("PORT", "$(PROT)"));
inline constexpr auto all = stack<"shop">(file("web.yaml", web));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
