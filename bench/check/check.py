"""What checking YAML costs: manifests of 100 to 10,000 resources, sound, as one file and as a folder of one file a resource.

Prints a table: seconds of wall time (the least of some runs) and the largest resident memory. Nothing is asserted.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

# Six resources that refer to each other, as an application has them.
APPLICATION = """\
apiVersion: v1
kind: ConfigMap
metadata:
  name: {name}
  namespace: {space}
data:
  LOG_LEVEL: info
  RATE: "12"
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {name}
  namespace: {space}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
  namespace: {space}
  labels:
    app.kubernetes.io/name: {name}
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: {name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: {name}
        app.kubernetes.io/part-of: fleet
    spec:
      serviceAccountName: {name}
      securityContext:
        runAsNonRoot: true
        runAsUser: 1001
      containers:
        - name: server
          image: registry.example.com/{name}:1.4.2
          args: ["--port=8080", "--verbose"]
          ports:
            - name: http
              containerPort: 8080
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
            seccompProfile:
              type: RuntimeDefault
          envFrom:
            - configMapRef:
                name: {name}
          env:
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  name: shared
                  key: PASSWORD
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          persistentVolumeClaim:
            claimName: {name}
---
apiVersion: v1
kind: Service
metadata:
  name: {name}
  namespace: {space}
spec:
  selector:
    app.kubernetes.io/name: {name}
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {name}
  namespace: {space}
spec:
  accessModes:
    - ReadWriteOnce
  resources:
    requests:
      storage: 1Gi
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {name}
  namespace: {space}
spec:
  rules:
    - host: {name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {name}
                port:
                  name: http
"""
NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: {space}\n"


def documents(count, spaces):
    made = [NAMESPACE.format(space=f"space-{i}") for i in range(spaces)]
    i = 0
    while len(made) < count:
        made += APPLICATION.format(name=f"app-{i}", space=f"space-{i % spaces}").split("---\n")
        i += 1
    return made


def measured(command):
    """Seconds and MB of a run that finds nothing."""
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} found something:\n{out.decode()[:2000]}")
    return seconds, usage.ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program", help="the program dovetail")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--resources", type=int, nargs="*", default=[100, 1000, 10000])
    given = arguments.parse_args()

    print(f"{'resources':>9} {'namespaces':>10} {'files':>6} {'MB of YAML':>10} {'profile':>10} {'seconds':>8} {'MB':>6}")
    for count in given.resources:
        for spaces in (1, 20):
            made = documents(count, spaces)
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                one = folder / "one" / "all.yaml"
                one.parent.mkdir()
                one.write_text("---\n".join(made), encoding="utf-8")
                many = folder / "many"
                many.mkdir()
                for i, each in enumerate(made):
                    (many / f"{i}.yaml").write_text(each, encoding="utf-8")
                size = one.stat().st_size / 1e6
                for path, files, profile in ((one.parent, 1, "wiring"), (many, len(made), "wiring"), (one.parent, 1, "restricted")):
                    command = [given.program, "check", "--no-config", "--external", "Secret/shared:PASSWORD", "--profile", profile, str(path)]
                    runs = [measured(command) for _ in range(given.runs)]
                    print(f"{len(made):>9} {spaces:>10} {files:>6} {size:>10.1f} {profile:>10} {min(r[0] for r in runs):>8.2f}"
                          f" {max(r[1] for r in runs):>6.0f}", flush=True)


if __name__ == "__main__":
    main()
