# The release workflow resolves this tag to its digest and records it; Dependabot keeps it fresh.
FROM python:3.13.9-slim-bookworm AS build
WORKDIR /build
# strip, for the debug symbols of compiled packages
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends binutils
COPY requirements/build.txt requirements/image.txt ./
# a lock names every package there is to install: --no-deps keeps pip from looking for others (decision 97);
# the runtime gets no pip of its own: that of the tools installs into it, and stays behind
RUN python3 -m venv --without-pip /opt/diff-insight \
    && python3 -m venv tools \
    && tools/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r build.txt \
    && tools/bin/pip --python /opt/diff-insight/bin/python install --no-cache-dir --disable-pip-version-check \
       --no-compile --only-binary :all: --no-deps --require-hashes -r image.txt
COPY pyproject.toml README.md LICENSE ./
COPY docs/diff-insight.1 docs/diff-insight.1
COPY src src
# Of Babel's 31 MB of locale data only the report languages are read, of the 26 MB that botocore knows of AWS only
# what signs in; stubs of types are for checkers, headers for compilers, the grammars' own queries for editors, lists
# of installed files for who uninstalls; the base image has the time zones. The bytecode is never checked against its
# source: nothing changes in an image, and start-up counts.
RUN tools/bin/hatchling build -t wheel \
    && tools/bin/pip --python /opt/diff-insight/bin/python install --disable-pip-version-check --no-compile \
       --no-deps --no-index dist/*.whl \
    && find /opt/diff-insight/lib -path '*/babel/locale-data/*.dat' ! -name root.dat ! -name en.dat ! -name en_US.dat \
       ! -name de.dat ! -name de_DE.dat ! -name zh.dat ! -name zh_Hans.dat ! -name zh_Hans_CN.dat ! -name ja.dat \
       ! -name ja_JP.dat -delete \
    && find /opt/diff-insight/lib \( -name '*.pyi' -o -name '*.pxd' -o -name '*.h' \) -delete \
    && find /opt/diff-insight/lib -path '*/tree_sitter_*/queries' -prune -type d -exec rm -r {} + \
    && find /opt/diff-insight/lib -path '*.dist-info/RECORD' -delete \
    && find /opt/diff-insight/lib -path '*/botocore/data/*' -prune -type d ! -name sts ! -name sso ! -name sso-oidc \
       ! -name signin -exec rm -r {} + \
    && find /opt/diff-insight/lib -path '*/tzdata/zoneinfo' -exec rm -r {} + \
    && find /opt/diff-insight/lib -name '*.so*' -type f -exec strip --strip-unneeded {} + \
    && python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/diff-insight/lib

FROM python:3.13.9-slim-bookworm
LABEL org.opencontainers.image.title="Diff Insight" \
      org.opencontainers.image.description="Turns a commit range into a report its readers can trust" \
      org.opencontainers.image.source="https://github.com/diff-insight/diff-insight" \
      org.opencontainers.image.documentation="https://github.com/diff-insight/diff-insight#readme" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.base.name="docker.io/library/python:3.13.9-slim-bookworm"
# git in the version that the base image's own Debian release has: a pinned one is gone with its next security fix
# Perl's library stays out (49 MB): no part of git that is run here is written in Perl; and so do git's servers and
# mail (17 MB), as git only reads and fetches here
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
       --option Dpkg::Options::=--path-exclude=/usr/share/locale/* \
       --option Dpkg::Options::=--path-exclude=/usr/share/doc/* \
       --option Dpkg::Options::=--path-exclude=/usr/share/man/* \
       --option Dpkg::Options::=--path-exclude=/usr/share/perl/* \
       --option Dpkg::Options::=--path-exclude=/usr/share/perl5/* \
       --option Dpkg::Options::=--path-exclude=/usr/lib/*/perl/* \
       --option Dpkg::Options::=--path-exclude=/usr/lib/*/libperl.so* \
       --option Dpkg::Options::=--path-exclude=/usr/lib/git-core/git-daemon \
       --option Dpkg::Options::=--path-exclude=/usr/lib/git-core/git-http-backend \
       --option Dpkg::Options::=--path-exclude=/usr/lib/git-core/git-http-push \
       --option Dpkg::Options::=--path-exclude=/usr/lib/git-core/git-imap-send \
       --option Dpkg::Options::=--path-exclude=/usr/lib/git-core/git-sh-i18n--envsubst \
       --option Dpkg::Options::=--path-exclude=*/git-shell \
       --option Dpkg::Options::=--path-exclude=*/scalar git \
    && apt-get clean \
    && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old
COPY --from=build /opt/diff-insight /opt/diff-insight
# no USER and no WORKDIR: GitHub runs actions as root in the workspace that it mounts
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
ENTRYPOINT ["/opt/diff-insight/bin/diff-insight"]
