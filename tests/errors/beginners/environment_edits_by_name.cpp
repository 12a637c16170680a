// first: on\(\) takes a resource's handle, or its kind and its name: on\(web\), on<Deployment>\("web"\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(3));
#else
inline constexpr auto local = Environment<"local">{}.edit(on("web").withReplicas(3));  // here
#endif
