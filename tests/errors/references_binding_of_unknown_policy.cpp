// error: tests/errors/references_binding_of_unknown_policy\.cpp:(7|8): ValidatingAdmissionPolicyBinding `labels` names ValidatingAdmissionPolicy `lables` in spec\.policyName, which is not in this stack and which no external declares; did you mean `labels`\? \[REF-62\]
#include "web.hpp"

#include <dovetail/api/admissionregistration/v1.hpp>

inline constexpr auto labels = resource<api::admissionregistration::v1::ValidatingAdmissionPolicy, "labels">();
inline constexpr auto broken = resource<api::admissionregistration::v1::ValidatingAdmissionPolicyBinding, "labels">(
    [](api::admissionregistration::v1::ValidatingAdmissionPolicyBinding& x) {
#ifdef FIXED
      x.spec.policyName = "labels";
#else
      x.spec.policyName = "lables";
#endif
    });

inline constexpr auto all = stack<"test">(file("labels.yaml", labels), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
