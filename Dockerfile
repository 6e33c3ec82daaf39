# The release workflow resolves this tag to its digest and records it; Dependabot keeps it fresh.
FROM python:3.13.9-slim-bookworm AS build
WORKDIR /build
COPY requirements/build.txt requirements/runtime.txt ./
RUN python3 -m venv /opt/diff-insight \
    && /opt/diff-insight/bin/pip install --no-cache-dir --disable-pip-version-check --no-compile --require-hashes -r runtime.txt \
    && python3 -m venv /build/tools \
    && /build/tools/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r build.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /build/tools/bin/hatchling build -t wheel \
    && /opt/diff-insight/bin/pip install --no-cache-dir --disable-pip-version-check --no-compile --no-deps --no-index dist/*.whl \
    && /opt/diff-insight/bin/pip uninstall -y pip setuptools 2>/dev/null; \
    python3 -m compileall -q -j 0 /opt/diff-insight/lib

FROM python:3.13.9-slim-bookworm
LABEL org.opencontainers.image.title="Diff Insight" \
      org.opencontainers.image.description="Turns a commit range into a report its readers can trust" \
      org.opencontainers.image.licenses="MIT"
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/* /usr/share/doc /usr/share/man
COPY --from=build /opt/diff-insight /opt/diff-insight
# no USER and no WORKDIR: GitHub runs actions as root in the workspace that it mounts
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ENTRYPOINT ["/opt/diff-insight/bin/diff-insight"]
