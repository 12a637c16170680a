/// text/labels.hpp: keys and values of labels and annotations.
#include "dovetail/text/labels.hpp"

#include "repeated.hpp"

using namespace dovetail;

static_assert(is_qualified_name("app"));
static_assert(is_qualified_name("App_1.x-y"));
static_assert(is_qualified_name("app.kubernetes.io/name"));
static_assert(is_qualified_name(repeated<'a', 63>));
static_assert(!is_qualified_name(repeated<'a', 64>));
static_assert(!is_qualified_name(""));
static_assert(!is_qualified_name("/name"));
static_assert(!is_qualified_name("example.com/"));
static_assert(!is_qualified_name("example.com/a/b"));
static_assert(!is_qualified_name("Example.com/name"));
static_assert(!is_qualified_name("-app"));
static_assert(!is_qualified_name("app."));
static_assert(!is_qualified_name("a b"));

// An annotation's domain may be in upper case.
static_assert(is_annotation_key("Example.com/name"));
static_assert(is_annotation_key("nginx.ingress.kubernetes.io/ssl-redirect"));
static_assert(is_annotation_key("note"));
static_assert(!is_annotation_key("example.com/"));
static_assert(!is_annotation_key("exa_mple.com/name"));
static_assert(!is_annotation_key(""));

static_assert(is_label_value(""));
static_assert(is_label_value("1.0-rc.1"));
static_assert(is_label_value("A_b"));
static_assert(is_label_value(repeated<'a', 63>));
static_assert(!is_label_value(repeated<'a', 64>));
static_assert(!is_label_value("a/b"));
static_assert(!is_label_value("a b"));
static_assert(!is_label_value("-1"));
static_assert(!is_label_value("1.0-"));
