"""Mistakes in stack/reactbin."""

from stack_test import Mistake

MISTAKES = [
    Mistake("an Ingress to an unknown Service", "ingress.hpp", r'withPath\("/", ui_service, ui_http\)', 'withPath("/", "uii", 8080)',
     r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` routes `/` to Service `uii`, .*; did you mean `ui`\? \[REF-09\]"),
    Mistake("a Service port that no container has", "ui.hpp", r"\{ui\}\.withPort\(ui_http\)", '{ui}.withPort("http", 8080, 8081)',
     r"stack/reactbin/ui\.hpp:\d+: Service `ui` forwards port 8080 to `8081`, .* declares 8080/TCP `http`; .* \[DOV-74\]"),
    Mistake("a named port that no container has", "ui.hpp", r"\{ui\}\.withPort\(ui_http\)", '{ui}.withPort("http", 8080, "htpp")',
     r"stack/reactbin/ui\.hpp:\d+: Service `ui` forwards port 8080 to `htpp`, .*; did you mean `http`\? \[REF-06\]"),
    Mistake("a key that the Vault secret lacks", "api.hpp", r'requiring\("DATABASE_URL"\)', 'requiring("DATABASE_URI")',
     r"stack/reactbin/api\.hpp:\d+: Deployment `api` needs key `DATABASE_URI` of Secret `api-env`, .*; did you mean "
     r"`DATABASE_URL`\? \[REF-21\]"),
    Mistake("a mount of an undeclared volume", "minio.hpp", r"withVolumeMount\(minio_data,", 'withVolumeMount("minio-dta",',
     r"stack/reactbin/minio\.hpp:\d+: StatefulSet `minio`, container `minio` mounts volume `minio-dta`, .*; did you mean "
     r"`minio-data`\? \[REF-01\]"),
    Mistake("`/` before `/api/`", "ingress.hpp", r'(\.withPath\("/api/", api_service, http\))(\s*)(\.withPath\("/", ui_service, ui_http\))',
     r"\3\2\1", r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` has path `/` before `/api/`, .* \[DOV-01\]"),
    Mistake("a second object of the same kind and name", "ui.hpp", r'Service<"ui">\{ui\}', 'Service<"api">{ui}',
     r"stack/reactbin/ui\.hpp:\d+: Service `api` stands in the stack twice; the other is at stack/reactbin/api\.hpp:\d+; rename one of the two, or remove it \[IDN-28\]"),
    Mistake("a bad quantity", "minio.hpp", r"withStorage\(10_Gi\)", 'withStorage("10Gb")',
     r"stack/reactbin/minio\.hpp:\d+: .*`10Gb`, which is no quantity: .*; did you mean `10Gi`\? \[GRM-14\]"),
    Mistake("a bad name", "api.hpp", r'Deployment<"api">', 'Deployment<"Api_Server">',
     r"`Api_Server` is no name for a Deployment: .*; did you mean `api-server`\?"),
    Mistake("a bad name: its line", "api.hpp", r'Deployment<"api">', 'Deployment<"Api_Server">', r"stack/reactbin/api\.hpp:\d+"),
    Mistake("a root container without a waiver", "minio.hpp", r'\.withWaiver\("SEC-03",\s*"[^"]*"(\s*"[^"]*")*\)', "",
     r"stack/reactbin/minio\.hpp:\d+: Job `minio-init-bucket`, container `mc` may run as root: .*SEC-03.* \[SEC-03\]"),
    Mistake("an Ingress to MinIO", "ingress.hpp", r'(#include "ui\.hpp"[\s\S]*)\.withPath\("/", ui_service, ui_http\)',
     r'#include "minio.hpp"\n\1.withPath("/minio/", minio_service, s3).withPath("/", ui_service, ui_http)',
     r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` routes `/minio/` to Service `minio`, which is internal only: .* \[DOV-02\]"),
]
