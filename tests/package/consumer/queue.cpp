#include <dovetail/dovetail.hpp>

using namespace dovetail;

inline constexpr auto amqp = port<"amqp">(5672);

inline constexpr auto queue =
    Deployment<"queue">{}.withContainer(Container<"queue">{image("rabbitmq:3.13")}.withPort(amqp));

// unsound: static_assert(false, "a mistake");
inline constexpr auto queue_service = Service<"queue">{queue}.withPort(amqp);

inline constexpr auto queue_stack = stack<"queue">(file("deployment.yaml", queue), file("service.yaml", queue_service));

int main(int argc, char** argv) { return generate<queue_stack>(argc, argv); }
