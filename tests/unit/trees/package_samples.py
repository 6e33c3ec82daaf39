"""A small invented file of every format that names packages, what changes in it, and one that is broken."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A file and its next version.

    Attributes:
        path: Its path.
        old: Its text.
        changes: Pieces of the text and what they become.
        broken: A text that is no file of the format any more.
    """

    path: str
    old: str
    changes: tuple[tuple[str, str], ...]
    broken: str

    @property
    def new(self) -> str:
        text = self.old
        for piece, other in self.changes:
            assert text.count(piece) == 1, (self.path, piece, text.count(piece))
            text = text.replace(piece, other)
        return text


NPM_LOCK_3 = Sample(
    "package-lock.json",
    """\
{
  "name": "farm",
  "version": "2.0.0",
  "lockfileVersion": 3,
  "requires": true,
  "packages": {
    "": {
      "name": "farm",
      "version": "2.0.0",
      "dependencies": {
        "hay": "^7.5.0"
      },
      "devDependencies": {
        "@barn/door": "~1.0.0"
      }
    },
    "node_modules/@barn/door": {
      "version": "1.0.2",
      "resolved": "https://registry.example.com/@barn/door/-/door-1.0.2.tgz",
      "integrity": "sha512-aaaa==",
      "dev": true,
      "dependencies": {
        "hay": "^6.0.0"
      }
    },
    "node_modules/@barn/door/node_modules/hay": {
      "version": "6.1.0",
      "resolved": "https://registry.example.com/hay/-/hay-6.1.0.tgz",
      "integrity": "sha512-bbbb==",
      "dev": true
    },
    "node_modules/hay": {
      "version": "7.5.4",
      "resolved": "https://registry.example.com/hay/-/hay-7.5.4.tgz",
      "integrity": "sha512-cccc=="
    },
    "node_modules/moss": {
      "version": "1.0.0",
      "resolved": "https://registry.example.com/moss/-/moss-1.0.0.tgz",
      "integrity": "sha512-dddd==",
      "optional": true
    },
    "node_modules/straw": {
      "version": "0.13.1",
      "resolved": "https://registry.example.com/straw/-/straw-0.13.1.tgz",
      "integrity": "sha512-eeee=="
    }
  }
}
""",
    (
        ('"hay": "^7.5.0"', '"hay": "^8.0.0"'),
        (
            (
                '"version": "7.5.4",\n      "resolved": "https://registry.example.com/hay/-/hay-7.5.4.tgz",\n'
                '      "integrity": "sha512-cccc=="'
            ),
            (
                '"version": "8.0.0",\n      "resolved": "https://registry.example.com/hay/-/hay-8.0.0.tgz",\n'
                '      "integrity": "sha512-ffff=="'
            ),
        ),
        (
            (
                '    "node_modules/moss": {\n      "version": "1.0.0",\n'
                '      "resolved": "https://registry.example.com/moss/-/moss-1.0.0.tgz",\n'
                '      "integrity": "sha512-dddd==",\n      "optional": true\n    },\n'
            ),
            "",
        ),
        ('"integrity": "sha512-eeee=="', '"integrity": "sha512-gggg=="'),
    ),
    '{\n  "packages": {\n    "node_modules/hay": {\n      "version": "7.5.4",\n<<<<<<< HEAD\n',
)

NPM_LOCK_1 = Sample(
    "web/npm-shrinkwrap.json",
    """\
{
  "name": "farm",
  "version": "2.0.0",
  "lockfileVersion": 1,
  "dependencies": {
    "hay": {
      "version": "7.5.4",
      "resolved": "https://registry.example.com/hay/-/hay-7.5.4.tgz",
      "integrity": "sha512-cccc==",
      "requires": {
        "straw": "^0.13.0"
      },
      "dependencies": {
        "straw": {
          "version": "0.13.1",
          "resolved": "https://registry.example.com/straw/-/straw-0.13.1.tgz",
          "integrity": "sha512-eeee=="
        }
      }
    },
    "moss": {
      "version": "1.0.0",
      "dev": true
    }
  }
}
""",
    (('"version": "0.13.1"', '"version": "0.13.2"'), ('"version": "1.0.0"', '"version": "0.9.0"')),
    '{\n  "dependencies": {\n    "hay": {\n      "version": "7.5.4"\n',
)

NPM_LOCK_2 = Sample(
    "tools/package-lock.json",
    """\
{
  "name": "farm",
  "lockfileVersion": 2,
  "packages": {
    "": {
      "dependencies": {
        "hay": "^7.5.0"
      }
    },
    "node_modules/hay": {
      "version": "7.5.4",
      "resolved": "https://example.com/hay-7.5.4.tgz"
    }
  },
  "dependencies": {
    "hay": {
      "version": "7.5.4",
      "resolved": "https://example.com/hay-7.5.4.tgz"
    }
  }
}
""",
    (
        (
            '"version": "7.5.4",\n      "resolved": "https://example.com/hay-7.5.4.tgz"\n    }\n  },',
            '"version": "7.6.0",\n      "resolved": "https://example.com/hay-7.6.0.tgz"\n    }\n  },',
        ),
        (
            '"version": "7.5.4",\n      "resolved": "https://example.com/hay-7.5.4.tgz"\n    }\n  }\n}',
            '"version": "7.6.0",\n      "resolved": "https://example.com/hay-7.6.0.tgz"\n    }\n  }\n}',
        ),
    ),
    '{\n  "packages": {\n    "node_modules/hay": {\n      "version": "7.5.4"\n',
)

YARN_1 = Sample(
    "yarn.lock",
    """\
# yarn lockfile v1


"@barn/door@^1.0.0", "@barn/door@^1.0.2":
  version "1.0.2"
  resolved "https://registry.example.com/@barn/door/-/door-1.0.2.tgz#aaaa"
  integrity sha512-aaaa==
  dependencies:
    hay "^7.5.0"

hay@^7.5.0:
  version "7.5.4"
  resolved "https://registry.example.com/hay/-/hay-7.5.4.tgz#cccc"
  integrity sha512-cccc==
""",
    (
        (
            'hay@^7.5.0:\n  version "7.5.4"\n  resolved "https://registry.example.com/hay/-/hay-7.5.4.tgz#cccc"',
            'hay@^7.5.0:\n  version "7.6.0"\n  resolved "https://registry.example.com/hay/-/hay-7.6.0.tgz#dddd"',
        ),
        ("  integrity sha512-aaaa==\n", "  integrity sha512-bbbb==\n"),
    ),
    'version "7.5.4"\n<<<<<<< HEAD\n  hay\n',
)

YARN_BERRY = Sample(
    "yarn.lock",
    """\
__metadata:
  version: 8
  cacheKey: 10c0

"@barn/door@npm:^1.0.0":
  version: 1.0.2
  resolution: "@barn/door@npm:1.0.2"
  dependencies:
    hay: "npm:^7.5.0"
  checksum: 10c0/aaaa
  languageName: node
  linkType: hard

"farm@workspace:.":
  version: 0.0.0-use.local
  resolution: "farm@workspace:."
  dependencies:
    "@barn/door": "npm:^1.0.0"
  languageName: unknown
  linkType: soft
""",
    (
        ("  version: 1.0.2\n", "  version: 2.0.0\n"),
        ('resolution: "@barn/door@npm:1.0.2"', 'resolution: "@barn/door@npm:2.0.0"'),
        ('"@barn/door@npm:^1.0.0":', '"@barn/door@npm:^2.0.0":'),
        ('    "@barn/door": "npm:^1.0.0"', '    "@barn/door": "npm:^2.0.0"'),
        ("10c0/aaaa", "10c0/bbbb"),
    ),
    "__metadata:\n  version: 8\n",
)

PNPM_9 = Sample(
    "pnpm-lock.yaml",
    """\
lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      hay:
        specifier: ^7.5.0
        version: 7.5.4
    devDependencies:
      '@barn/door':
        specifier: ~1.0.0
        version: 1.0.2

packages:

  '@barn/door@1.0.2':
    resolution: {integrity: sha512-aaaa==}

  hay@7.5.4:
    resolution: {integrity: sha512-cccc==}
    engines: {node: '>=18'}

  straw@0.13.1:
    resolution: {integrity: sha512-eeee==}

snapshots:

  '@barn/door@1.0.2':
    dependencies:
      straw: 0.13.1

  hay@7.5.4: {}

  straw@0.13.1: {}
""",
    (
        ("specifier: ^7.5.0\n        version: 7.5.4", "specifier: ^7.6.0\n        version: 7.6.0"),
        (
            "  hay@7.5.4:\n    resolution: {integrity: sha512-cccc==}",
            "  hay@7.6.0:\n    resolution: {integrity: sha512-dddd==}",
        ),
        ("  hay@7.5.4: {}", "  hay@7.6.0: {}"),
    ),
    "lockfileVersion: '9.0'\npackages\n  hay\n",
)

PNPM_5 = Sample(
    "pnpm-lock.yaml",
    """\
lockfileVersion: 5.4

specifiers:
  hay: ^7.5.0

dependencies:
  hay: 7.5.4

packages:

  /hay/7.5.4:
    resolution: {integrity: sha512-cccc==}
    dev: false

  /straw/0.13.1_hay@7.5.4:
    resolution: {integrity: sha512-eeee==}
    dev: true
""",
    (("  /hay/7.5.4:\n", "  /hay/7.5.5:\n"), ("  hay: 7.5.4\n", "  hay: 7.5.5\n")),
    "packages:\n  /hay\n",
)

BUN = Sample(
    "bun.lock",
    """\
{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "farm",
      "dependencies": {
        "hay": "^7.5.0",
      },
    },
  },
  "packages": {
    "hay": ["hay@7.5.4", "", { "dependencies": { "@barn/door": "^1.0.0" } }, "sha512-cccc=="],

    "@barn/door": ["@barn/door@1.0.2", "", {}, "sha512-aaaa=="],
  }
}
""",
    (
        ('["hay@7.5.4"', '["hay@7.5.5"'),
        ("sha512-cccc==", "sha512-dddd=="),
        ("sha512-aaaa==", "sha512-bbbb=="),
    ),
    '{\n  "packages": [\n',
)

POETRY = Sample(
    "poetry.lock",
    """\
# This file is automatically @generated by Poetry 2.1.0 and should not be changed by hand.

[[package]]
name = "hay"
version = "7.5.4"
description = "Dried grass"
optional = false
python-versions = ">=3.9"
groups = ["main"]
files = [
    {file = "hay-7.5.4-py3-none-any.whl", hash = "sha256:aaaa"},
    {file = "hay-7.5.4.tar.gz", hash = "sha256:bbbb"},
]

[package.dependencies]
straw = ">=0.13,<0.14"

[[package]]
name = "moss"
version = "1.0.0"
description = "Green"
optional = false
python-versions = "*"
groups = ["dev"]
files = []

[[package]]
name = "straw"
version = "0.13.1"
description = "Yellow"
optional = true
python-versions = ">=3.9"
files = [
    {file = "straw-0.13.1.tar.gz", hash = "sha256:cccc"},
]

[metadata]
lock-version = "2.1"
python-versions = ">=3.9"
content-hash = "dddd"
""",
    (
        ('version = "7.5.4"', 'version = "8.0.0"'),
        ("hay-7.5.4-py3-none-any.whl", "hay-8.0.0-py3-none-any.whl"),
        ("hay-7.5.4.tar.gz", "hay-8.0.0.tar.gz"),
        ('straw = ">=0.13,<0.14"', 'straw = ">=0.13"'),
        ("sha256:cccc", "sha256:eeee"),
        ('content-hash = "dddd"', 'content-hash = "ffff"'),
        ("by Poetry 2.1.0", "by Poetry 2.1.3"),
        ('lock-version = "2.1"', 'lock-version = "2.2"'),
        (
            (
                '[[package]]\nname = "moss"\nversion = "1.0.0"\ndescription = "Green"\noptional = false\n'
                'python-versions = "*"\ngroups = ["dev"]\nfiles = []\n\n'
            ),
            "",
        ),
    ),
    "[[package]\nname hay\n<<<<<<< HEAD\n",
)

UV = Sample(
    "uv.lock",
    """\
version = 1
requires-python = ">=3.9"

[[package]]
name = "farm"
version = "2.0.0"
source = { editable = "." }
dependencies = [
    { name = "hay" },
]

[package.metadata]
requires-dist = [{ name = "hay", specifier = ">=7.5" }]

[[package]]
name = "hay"
version = "7.5.4"
source = { registry = "https://pypi.example.com/simple" }
dependencies = [
    { name = "straw" },
]
sdist = { url = "https://files.example.com/hay-7.5.4.tar.gz", hash = "sha256:aaaa", size = 100 }
wheels = [
    { url = "https://files.example.com/hay-7.5.4-py3-none-any.whl", hash = "sha256:bbbb", size = 90 },
]

[[package]]
name = "straw"
version = "0.13.1"
source = { git = "https://git.example.com/straw?rev=v0.13.1#cccc" }
""",
    (
        ('version = "7.5.4"', 'version = "7.6.0"'),
        ("hay-7.5.4.tar.gz", "hay-7.6.0.tar.gz"),
        ("hay-7.5.4-py3", "hay-7.6.0-py3"),
        ('specifier = ">=7.5"', 'specifier = ">=7.6"'),
        ('version = "2.0.0"', 'version = "2.1.0"'),
    ),
    "[[package\nname\n",
)

PDM = Sample(
    "pdm.lock",
    """\
[metadata]
groups = ["default", "test"]
lock_version = "4.5.0"
content_hash = "sha256:aaaa"

[[package]]
name = "hay"
version = "7.5.4"
requires_python = ">=3.9"
summary = "Dried grass"
groups = ["default"]
files = [
    {file = "hay-7.5.4.tar.gz", hash = "sha256:bbbb"},
]
""",
    (
        ('version = "7.5.4"', 'version = "7.5.5"'),
        ("hay-7.5.4.tar.gz", "hay-7.5.5.tar.gz"),
        ("sha256:aaaa", "sha256:cccc"),
    ),
    "[[package\n",
)

CARGO_LOCK = Sample(
    "Cargo.lock",
    """\
# This file is automatically @generated by Cargo.
# It is not intended for manual editing.
version = 4

[[package]]
name = "farm"
version = "0.3.0"
dependencies = [
 "hay",
]

[[package]]
name = "hay"
version = "0.7.5"
source = "registry+https://crates.example.com/index"
checksum = "aaaa"
dependencies = [
 "straw 0.13.1",
]

[[package]]
name = "straw"
version = "0.13.1"
source = "registry+https://crates.example.com/index"
checksum = "bbbb"

[[package]]
name = "straw"
version = "0.14.0"
source = "git+https://git.example.com/straw#cccc"
""",
    (
        ('version = "0.7.5"', 'version = "0.8.0"'),
        ('checksum = "aaaa"', 'checksum = "dddd"'),
        (
            (
                '[[package]]\nname = "straw"\nversion = "0.13.1"\nsource = "registry+https://crates.example.com/index"\n'
                'checksum = "bbbb"\n\n'
            ),
            "",
        ),
        (' "straw 0.13.1",', ' "straw",'),
    ),
    "[[package\nname =\n",
)

PIPFILE_LOCK = Sample(
    "Pipfile.lock",
    """\
{
    "_meta": {
        "hash": {
            "sha256": "aaaa"
        },
        "requires": {
            "python_version": "3.11"
        }
    },
    "default": {
        "hay": {
            "hashes": [
                "sha256:bbbb",
                "sha256:cccc"
            ],
            "index": "pypi",
            "version": "==7.5.4"
        }
    },
    "develop": {
        "moss": {
            "hashes": [
                "sha256:dddd"
            ],
            "version": "==1.0.0"
        }
    }
}
""",
    (
        ('"sha256": "aaaa"', '"sha256": "eeee"'),
        ('"version": "==7.5.4"', '"version": "==7.6.0"'),
        ('"sha256:dddd"', '"sha256:ffff"'),
    ),
    '{\n    "default": {\n        "hay": {,\n',
)

REQUIREMENTS = Sample(
    "requirements-dev.txt",
    """\
# what the farm needs
-r requirements.txt
-c constraints.txt
hay[fast]==7.5.4 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
    # via -r requirements.in
moss>=1.0,<2 ; python_version < "3.12"  # green
straw
-e git+https://git.example.com/barn.git@v1.0#egg=barn
door @ https://files.example.com/door-1.0.tar.gz
""",
    (
        ("hay[fast]==7.5.4", "hay[fast]==8.0.0"),
        ("sha256:bbbb", "sha256:cccc"),
        ("straw\n", "straw==0.13.1\n"),
        ("barn.git@v1.0#", "barn.git@v1.1#"),
    ),
    "<<<<<<< HEAD\n???\n",
)

REQUIREMENTS_OF_A_FOLDER = Sample(
    "requirements/test.in",
    "# of the tests\n-r base.in\nhay>=7.5  # the barn's\nstraw[dry]~=0.13; python_version < '3.12'\n",
    (("hay>=7.5", "hay>=7.6"), ("straw[dry]~=0.13", "straw[dry]~=0.14")),
    ">>> not a requirement\n",
)

PYPROJECT = Sample(
    "pyproject.toml",
    """\
[build-system]
requires = ["hatchling>=1.27"]

[project]
name = "farm"
version = "2.0.0"
requires-python = ">=3.9"
dependencies = [
  "hay[fast]>=7.5,<9",  # grass
  "straw~=0.13",
]

[project.optional-dependencies]
stable = ["horse>=1"]

[dependency-groups]
test = [
  "moss",
  {include-group = "lint"},
]

[tool.poetry.dependencies]
python = "^3.9"
barn = {version = "^1.0", optional = true}

[tool.poetry.group.docs.dependencies]
paper = "*"

[tool.lint]
line-length = 100
""",
    (
        ('requires-python = ">=3.9"', 'requires-python = ">=3.11"'),
        ('version = "2.0.0"', 'version = "3.0.0"'),
        ('  "straw~=0.13",\n', '  "straw~=0.14",\n  "clover",\n'),
        ('barn = {version = "^1.0", optional = true}', 'barn = "^1.0"'),
        ('  "moss",\n', ""),
    ),
    "[project\ndependencies\n",
)

PIPFILE = Sample(
    "Pipfile",
    """\
[[source]]
url = "https://pypi.example.com/simple"
verify_ssl = true
name = "pypi"

[packages]
hay = "==7.5.4"
straw = {version = "*", extras = ["fast"]}

[dev-packages]
moss = "*"

[requires]
python_version = "3.11"
""",
    (('hay = "==7.5.4"', 'hay = "==7.6.0"'), ('python_version = "3.11"', 'python_version = "3.12"')),
    "[packages\nhay\n",
)

SETUP_CFG = Sample(
    "setup.cfg",
    """\
[metadata]
name = farm
version = 2.0.0

[options]
python_requires = >=3.9
install_requires =
    hay>=7.5
    straw; python_version < "3.12"

[options.extras_require]
test =
    moss>=1
""",
    (("version = 2.0.0", "version = 2.0.1"), ("    hay>=7.5\n", "    hay>=8.0\n"), ("    moss>=1\n", "")),
    "[options\ninstall_requires\n    hay\n",
)

SETUP_PY = Sample(
    "setup.py",
    """\
from setuptools import setup

setup(
    name="farm",
    version="2.0.0",
    python_requires=">=3.9",
    install_requires=[
        "hay>=7.5",
        "straw",
    ],
    extras_require={"test": ["moss>=1"]},
)
""",
    (('"hay>=7.5"', '"hay>=8.0"'), ('        "straw",\n', ""), ('">=3.9"', '">=3.10"')),
    "setup(install_requires=[hay\n",
)

CARGO_TOML = Sample(
    "Cargo.toml",
    """\
[package]
name = "farm"
version = "0.3.0"
edition = "2021"
rust-version = "1.70"

[dependencies]
hay = "0.7"
straw = { version = "0.13", features = ["fast"], optional = true }

[dependencies.barn]
git = "https://git.example.com/barn"
tag = "v1.0"

[dev-dependencies]
moss = "1"

[target.'cfg(windows)'.dependencies]
door = "1.0"
""",
    (
        ('hay = "0.7"', 'hay = "0.8"'),
        ('rust-version = "1.70"', 'rust-version = "1.80"'),
        ('tag = "v1.0"', 'tag = "v1.1"'),
        ('moss = "1"\n', ""),
    ),
    "[dependencies\nhay\n",
)

GO_MOD = Sample(
    "go.mod",
    """\
module example.org/farm

go 1.21

toolchain go1.22.0

require (
	example.org/hay v1.7.5
	example.org/straw/v2 v2.0.1 // indirect
)

require example.org/moss v0.1.0

replace example.org/hay => ../hay
""",
    (
        ("example.org/hay v1.7.5", "example.org/hay v1.8.0"),
        ("go 1.21\n", "go 1.23\n"),
        ("\nrequire example.org/moss v0.1.0\n", ""),
    ),
    "require (((\n<<<<<<<\n",
)

GO_WORK = Sample(
    "go.work",
    "go 1.22\n\nuse (\n\t./barn\n\t./herd\n)\n\nreplace example.com/hay => ../hay\n",
    (("go 1.22", "go 1.23"), ("\t./herd\n", "\t./herd\n\t./field\n")),
    "go\nuse {\n",
)

GO_SUM = Sample(
    "go.sum",
    """\
example.org/hay v1.7.4/go.mod h1:aaaa=
example.org/hay v1.7.5 h1:bbbb=
example.org/hay v1.7.5/go.mod h1:cccc=
example.org/moss v0.1.0 h1:dddd=
example.org/moss v0.1.0/go.mod h1:eeee=
""",
    (
        (
            "example.org/hay v1.7.5 h1:bbbb=\nexample.org/hay v1.7.5/go.mod h1:cccc=\n",
            "example.org/hay v1.8.0 h1:ffff=\nexample.org/hay v1.8.0/go.mod h1:gggg=\n",
        ),
    ),
    "example.org/hay\n",
)

GEMFILE_LOCK = Sample(
    "Gemfile.lock",
    """\
GIT
  remote: https://git.example.com/barn.git
  revision: aaaa
  specs:
    barn (1.0.0)

GEM
  remote: https://gems.example.com/
  specs:
    hay (7.5.4)
      straw (~> 0.13)
    straw (0.13.1)

PLATFORMS
  ruby

DEPENDENCIES
  barn!
  hay (~> 7.5)

CHECKSUMS
  hay (7.5.4) sha256=bbbb

RUBY VERSION
   ruby 3.2.2p53

BUNDLED WITH
   2.5.0
""",
    (
        ("    hay (7.5.4)\n", "    hay (8.0.0)\n"),
        ("  hay (~> 7.5)\n", "  hay (~> 8.0)\n"),
        ("  hay (7.5.4) sha256=bbbb", "  hay (8.0.0) sha256=cccc"),
    ),
    "GEM\n  hay\n",
)

GEMFILE = Sample(
    "Gemfile",
    """\
source "https://gems.example.com"

ruby "3.2.2"

gem "hay", "~> 7.5", require: false
gem 'straw', '>= 0.13', '< 1'

group :development, :test do
  gem "moss"
end
""",
    (('gem "hay", "~> 7.5"', 'gem "hay", "~> 8.0"'), ('  gem "moss"\n', '  gem "moss", "1.0"\n')),
    "gem hay\n",
)

GEMSPEC = Sample(
    "farm.gemspec",
    """\
Gem::Specification.new do |spec|
  spec.name = "farm"
  spec.version = "2.0.0"
  spec.required_ruby_version = ">= 3.0"
  spec.add_dependency "hay", "~> 7.5"
  spec.add_development_dependency("moss", ">= 1")
end
""",
    (('"hay", "~> 7.5"', '"hay", "~> 7.6"'), ('">= 3.0"', '">= 3.2"')),
    "spec.add_dependency hay\n",
)

COMPOSER = Sample(
    "composer.json",
    """\
{
    "name": "farm/farm",
    "require": {
        "php": "^8.1",
        "ext-json": "*",
        "barn/hay": "^7.5"
    },
    "require-dev": {
        "barn/moss": "^1.0"
    },
    "autoload": {
        "psr-4": {"Farm\\\\": "src/"}
    }
}
""",
    (('"php": "^8.1"', '"php": "^8.2"'), ('"barn/hay": "^7.5"', '"barn/hay": "^8.0"')),
    '{\n    "require": {,\n',
)

COMPOSER_LOCK = Sample(
    "composer.lock",
    """\
{
    "content-hash": "aaaa",
    "packages": [
        {
            "name": "barn/hay",
            "version": "7.5.4",
            "source": {
                "type": "git",
                "url": "https://git.example.com/hay.git",
                "reference": "bbbb"
            },
            "require": {
                "php": ">=8.1"
            }
        }
    ],
    "packages-dev": [
        {
            "name": "barn/moss",
            "version": "v1.0.0",
            "time": "2026-01-01T00:00:00+00:00"
        }
    ],
    "platform": {
        "php": "^8.1"
    }
}
""",
    (
        ('"version": "7.5.4"', '"version": "7.5.5"'),
        ('"reference": "bbbb"', '"reference": "cccc"'),
        ('"aaaa"', '"dddd"'),
    ),
    '{\n    "packages": [,\n',
)

POM = Sample(
    "pom.xml",
    """\
<?xml version="1.0"?>
<project>
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.example</groupId>
    <artifactId>parent</artifactId>
    <version>1.0</version>
  </parent>
  <artifactId>farm</artifactId>
  <version>2.0.0</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
  </properties>
  <dependencies>
    <!-- <dependency><artifactId>no</artifactId></dependency> -->
    <dependency>
      <groupId>org.example</groupId>
      <artifactId>hay</artifactId>
      <version>7.5.4</version>
    </dependency>
    <dependency>
      <groupId>org.example</groupId>
      <artifactId>moss</artifactId>
      <version>1.0.0</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
</project>
""",
    (
        ("<version>7.5.4</version>", "<version>8.0.0</version>"),
        ("<maven.compiler.release>17<", "<maven.compiler.release>21<"),
        ("      <scope>test</scope>\n", ""),
    ),
    "<project><dependencies><dependency>\n",
)

GRADLE = Sample(
    "build.gradle",
    """\
plugins {
    id 'java'
    id 'org.example.barn' version '1.0'
}

version = '2.0.0'
sourceCompatibility = JavaVersion.VERSION_17

dependencies {
    implementation 'org.example:hay:7.5.4'
    implementation project(':core')
    testImplementation group: 'org.example', name: 'moss', version: '1.0.0'
}
""",
    (
        ("org.example:hay:7.5.4", "org.example:hay:7.6.0"),
        ("VERSION_17", "VERSION_21"),
        ("version '1.0'", "version '1.1'"),
    ),
    "dependencies {{{\n",
)

GRADLE_KTS = Sample(
    "app/build.gradle.kts",
    """\
plugins {
    kotlin("jvm") version "2.0.0"
    id("org.example.barn") version "1.0"
}

dependencies {
    implementation(platform("org.example:bom:1.0"))
    api("org.example:hay:7.5.4")
    testImplementation("org.example:moss:1.0.0")
    implementation(libs.straw)
}
""",
    (
        ("org.example:hay:7.5.4", "org.example:hay:8.0.0"),
        ('    testImplementation("org.example:moss:1.0.0")\n', ""),
    ),
    "dependencies {{{\n",
)

CATALOGUE = Sample(
    "gradle/libs.versions.toml",
    """\
[versions]
hay = "7.5.4"
straw = { strictly = "[0.13, 0.14[" }

[libraries]
hay-core = { module = "org.example:hay-core", version.ref = "hay" }
moss = "org.example:moss:1.0.0"

[plugins]
barn = { id = "org.example.barn", version = "1.0" }
""",
    (('hay = "7.5.4"', 'hay = "7.6.0"'), ("org.example:moss:1.0.0", "org.example:moss:1.0.1")),
    "[versions\nhay\n",
)

CONDA_LOCK = Sample(
    "conda-lock.yml",
    """\
version: 1
metadata:
  platforms:
  - linux-64
package:
- name: hay
  version: 7.5.4
  manager: conda
  platform: linux-64
  dependencies:
    moss: '>=1.0'
  url: https://conda.example.org/linux-64/hay-7.5.4-0.conda
  hash:
    md5: aaaa
  category: main
  optional: false
- name: moss
  version: 1.0.0
  manager: pip
  platform: linux-64
  dependencies: {}
  url: https://pypi.example.org/moss-1.0.0.whl
  hash:
    sha256: bbbb
  category: dev
  optional: true
""",
    (
        ("  version: 7.5.4\n", "  version: 8.0.0\n"),
        ("hay-7.5.4-0", "hay-8.0.0-0"),
        ("aaaa", "cccc"),
        ("  version: 1.0.0\n", "  version: 1.0.1\n"),
    ),
    "package: [[[\n- {\n",
)

GRADLE_LOCK = Sample(
    "gradle.lockfile",
    """\
# This is a Gradle generated file for dependency locking.
org.example:hay:7.5.4=compileClasspath,runtimeClasspath
org.example:moss:1.0.0=testCompileClasspath
empty=annotationProcessor
""",
    (("org.example:hay:7.5.4", "org.example:hay:7.5.5"),),
    "org.example\n",
)

CSPROJ = Sample(
    "src/Farm/Farm.csproj",
    """\
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFrameworks>net6.0;net8.0</TargetFrameworks>
    <Version>2.0.0</Version>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Hay" Version="7.5.4" />
    <PackageReference Include="Moss">
      <Version>1.0.0</Version>
      <PrivateAssets>all</PrivateAssets>
    </PackageReference>
  </ItemGroup>
</Project>
""",
    (
        ('Include="Hay" Version="7.5.4"', 'Include="Hay" Version="8.0.0"'),
        ("net6.0;net8.0", "net8.0;net10.0"),
        ("<Version>1.0.0</Version>", "<Version>1.0.1</Version>"),
    ),
    "<Project><ItemGroup\n",
)

PACKAGES_CONFIG = Sample(
    "src/Farm/packages.config",
    """\
<?xml version="1.0" encoding="utf-8"?>
<packages>
  <package id="Hay" version="7.5.4" targetFramework="net472" />
  <package id="Moss" version="1.0.0" targetFramework="net472" developmentDependency="true" />
</packages>
""",
    (
        ('id="Hay" version="7.5.4"', 'id="Hay" version="8.0.0"'),
        ('id="Moss" version="1.0.0"', 'id="Moss" version="1.0.1"'),
    ),
    "<packages>\n  <package id=\n",
)

PACKAGES_PROPS = Sample(
    "Directory.Packages.props",
    """\
<Project>
  <ItemGroup>
    <PackageVersion Include="Hay" Version="7.5.4" />
    <PackageVersion Include="Straw" Version="0.13.1" />
  </ItemGroup>
</Project>
""",
    (('Include="Hay" Version="7.5.4"', 'Include="Hay" Version="7.5.5"'),),
    "<Project><PackageVersion\n",
)

PACKAGES_LOCK = Sample(
    "packages.lock.json",
    """\
{
  "version": 1,
  "dependencies": {
    "net8.0": {
      "Hay": {
        "type": "Direct",
        "requested": "[7.5.4, )",
        "resolved": "7.5.4",
        "contentHash": "aaaa=="
      },
      "Straw": {
        "type": "Transitive",
        "resolved": "0.13.1",
        "contentHash": "bbbb=="
      }
    }
  }
}
""",
    (
        ('"requested": "[7.5.4, )"', '"requested": "[7.6.0, )"'),
        ('"resolved": "7.5.4"', '"resolved": "7.6.0"'),
        ('"aaaa=="', '"cccc=="'),
        ('"bbbb=="', '"dddd=="'),
    ),
    '{\n  "dependencies": {,\n',
)

PUBSPEC = Sample(
    "pubspec.yaml",
    """\
name: farm
version: 2.0.0

environment:
  sdk: '>=3.0.0 <4.0.0'

dependencies:
  hay: ^7.5.0
  barn:
    git:
      url: https://git.example.com/barn.git
      ref: v1.0

dev_dependencies:
  moss: any
""",
    (
        ("hay: ^7.5.0", "hay: ^8.0.0"),
        ("sdk: '>=3.0.0 <4.0.0'", "sdk: '>=3.2.0 <4.0.0'"),
        ("ref: v1.0", "ref: v1.1"),
    ),
    "dependencies\n  hay\n",
)

PUBSPEC_LOCK = Sample(
    "pubspec.lock",
    """\
# Generated by pub
packages:
  hay:
    dependency: "direct main"
    description:
      name: hay
      sha256: aaaa
      url: "https://pub.example.com"
    source: hosted
    version: "7.5.4"
  moss:
    dependency: transitive
    description:
      name: moss
      sha256: bbbb
      url: "https://pub.example.com"
    source: hosted
    version: "1.0.0"
sdks:
  dart: ">=3.0.0 <4.0.0"
""",
    (
        ("sha256: aaaa", "sha256: cccc"),
        ('version: "7.5.4"', 'version: "7.5.5"'),
        ("sha256: bbbb", "sha256: dddd"),
    ),
    "packages\n  hay\n",
)

MIX = Sample(
    "mix.exs",
    """\
defmodule Farm.MixProject do
  use Mix.Project

  def project do
    [
      app: :farm,
      version: "2.0.0",
      elixir: "~> 1.14",
      deps: deps()
    ]
  end

  defp deps do
    [
      {:hay, "~> 7.5"},
      {:moss, "~> 1.0", only: [:dev, :test], runtime: false},
      {:barn, git: "https://git.example.com/barn.git", tag: "v1.0"}
    ]
  end
end
""",
    (
        ('{:hay, "~> 7.5"}', '{:hay, "~> 8.0"}'),
        ('elixir: "~> 1.14"', 'elixir: "~> 1.16"'),
        ('tag: "v1.0"', 'tag: "v1.1"'),
    ),
    "defp deps do [{:hay\n",
)

MIX_LOCK = Sample(
    "mix.lock",
    """\
%{
  "hay": {:hex, :hay, "7.5.4", "aaaa", [:mix], [], "hexpm", "bbbb"},
  "moss": {:hex, :moss, "1.0.0", "cccc", [:mix], [], "hexpm", "dddd"},
}
""",
    (('"7.5.4", "aaaa"', '"7.5.5", "eeee"'), ('"cccc"', '"ffff"')),
    "%{ hay\n",
)

PACKAGE_SWIFT = Sample(
    "Package.swift",
    """\
// swift-tools-version:5.7
import PackageDescription

let package = Package(
    name: "Farm",
    dependencies: [
        .package(url: "https://git.example.com/hay.git", from: "7.5.0"),
        .package(url: "https://git.example.com/moss", .upToNextMinor(from: "1.0.0")),
    ]
)
""",
    (('from: "7.5.0"', 'from: "8.0.0"'), ("swift-tools-version:5.7", "swift-tools-version:5.9")),
    "let package = Package(\n",
)

PACKAGE_RESOLVED = Sample(
    "Package.resolved",
    """\
{
  "pins" : [
    {
      "identity" : "hay",
      "kind" : "remoteSourceControl",
      "location" : "https://git.example.com/hay.git",
      "state" : {
        "revision" : "aaaa",
        "version" : "7.5.4"
      }
    }
  ],
  "version" : 2
}
""",
    (('"revision" : "aaaa"', '"revision" : "bbbb"'), ('"version" : "7.5.4"', '"version" : "7.6.0"')),
    '{\n  "pins" : [,\n',
)

CHART = Sample(
    "charts/farm/Chart.yaml",
    """\
apiVersion: v2
name: farm
version: 2.0.0
kubeVersion: ">=1.25"
dependencies:
  - name: hay
    version: "7.5.*"
    repository: https://charts.example.com
    condition: hay.enabled
  - name: moss
    version: 1.0.0
    repository: https://charts.example.com
""",
    (
        ('version: "7.5.*"', 'version: "8.0.*"'),
        ("version: 2.0.0", "version: 3.0.0"),
        ('">=1.25"', '">=1.28"'),
    ),
    "dependencies\n  - name\n",
)

CHART_LOCK = Sample(
    "charts/farm/Chart.lock",
    """\
dependencies:
- name: hay
  repository: https://charts.example.com
  version: 7.5.4
- name: moss
  repository: https://charts.example.com
  version: 1.0.0
digest: sha256:aaaa
generated: "2026-01-01T00:00:00Z"
""",
    (("version: 7.5.4", "version: 8.0.0"), ("sha256:aaaa", "sha256:bbbb")),
    "dependencies\n- name\n",
)

TERRAFORM_LOCK = Sample(
    ".terraform.lock.hcl",
    """\
# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/barn/hay" {
  version     = "7.5.4"
  constraints = "~> 7.5"
  hashes = [
    "h1:aaaa=",
    "zh:bbbb",
  ]
}

provider "registry.terraform.io/barn/moss" {
  version = "1.0.0"
  hashes = [
    "h1:cccc=",
  ]
}
""",
    (
        ('version     = "7.5.4"', 'version     = "8.0.0"'),
        ('constraints = "~> 7.5"', 'constraints = "~> 8.0"'),
        ('"h1:aaaa="', '"h1:dddd="'),
        ('"h1:cccc="', '"h1:eeee="'),
    ),
    "provider {\n",
)

FLAKE = Sample(
    "flake.lock",
    """\
{
  "nodes": {
    "hay": {
      "locked": {
        "lastModified": 1700000000,
        "narHash": "sha256-aaaa=",
        "owner": "barn",
        "repo": "hay",
        "rev": "0123456789abcdef0123456789abcdef01234567",
        "type": "github"
      },
      "original": {
        "owner": "barn",
        "repo": "hay",
        "type": "github"
      }
    },
    "root": {
      "inputs": {
        "hay": "hay"
      }
    }
  },
  "root": "root",
  "version": 7
}
""",
    (
        ("1700000000", "1710000000"),
        ("sha256-aaaa=", "sha256-bbbb="),
        ("0123456789abcdef0123456789abcdef01234567", "fedcba9876543210fedcba9876543210fedcba98"),
    ),
    '{\n  "nodes": {,\n',
)

DOCKERFILE = Sample(
    "Dockerfile",
    """\
FROM --platform=$BUILDPLATFORM registry.example.com:5000/barn/go:1.22 AS build
RUN make
FROM build AS test
FROM barn/hay:7.5@sha256:aaaa
COPY --from=build /farm /farm
""",
    (("barn/go:1.22", "barn/go:1.23"), ("@sha256:aaaa", "@sha256:bbbb")),
    "FORM hay\n",
)

WORKFLOW = Sample(
    ".github/workflows/ci.yml",
    """\
name: CI
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: barn/checkout@v4
      - name: Hay
        uses: barn/hay/setup@0123456789abcdef0123456789abcdef01234567 # v7.5.4
      - uses: ./.github/actions/own
""",
    (
        ("barn/checkout@v4", "barn/checkout@v5"),
        (
            "0123456789abcdef0123456789abcdef01234567 # v7.5.4",
            "fedcba9876543210fedcba9876543210fedcba98 # v7.6.0",
        ),
    ),
    "uses barn/checkout\n",
)

PRE_COMMIT = Sample(
    ".pre-commit-config.yaml",
    """\
repos:
  - repo: https://git.example.com/barn/hay
    rev: v7.5.4
    hooks:
      - id: hay
        additional_dependencies:
          - straw==0.13.1
  - repo: local
    hooks:
      - id: own
""",
    (("rev: v7.5.4", "rev: v7.6.0"), ("straw==0.13.1", "straw==0.13.2")),
    "repos\n  - repo\n",
)

CONDA = Sample(
    "environment.yml",
    """\
name: farm
channels:
  - conda-forge
dependencies:
  - python=3.10
  - conda-forge::hay>=7.5
  - straw
  - moss=1.0=py310_0
  - pip
  - pip:
      - oat==0.13.1
      - barn[dry]>=1
""",
    (
        ("python=3.10", "python=3.11"),
        ("hay>=7.5", "hay>=8.0"),
        ("  - straw\n", ""),
        ("moss=1.0=py310_0", "moss=1.0=py311_0"),
        ("oat==0.13.1", "oat==0.13.2"),
    ),
    "dependencies\n  - [\n",
)

SUBMODULES = Sample(
    ".gitmodules",
    """\
[submodule "hay"]
	path = vendor/hay
	url = https://git.example.com/hay.git
	branch = main
[submodule "moss"]
	path = vendor/moss
	url = https://git.example.com/moss.git
""",
    (
        ("branch = main", "branch = next"),
        ('[submodule "moss"]\n\tpath = vendor/moss\n\turl = https://git.example.com/moss.git\n', ""),
    ),
    "[submodule\n\tpath\n",
)

PACKAGE_JSON = Sample(
    "package.json",
    """\
{
  "name": "farm",
  "version": "2.0.0",
  "scripts": {
    "test": "hay --test"
  },
  "engines": {
    "node": ">=18"
  },
  "packageManager": "pnpm@9.0.0",
  "dependencies": {
    "hay": "^7.5.0",
    "straw": "~0.13.0"
  },
  "devDependencies": {
    "@barn/door": "workspace:*"
  },
  "peerDependencies": {
    "moss": ">=1"
  }
}
""",
    (
        ('"hay": "^7.5.0"', '"hay": "^8.0.0"'),
        ('"node": ">=18"', '"node": ">=20"'),
        (',\n    "straw": "~0.13.0"', ""),
        ('"@barn/door": "workspace:*"', '"@barn/door": "workspace:*",\n    "straw": "~0.13.0"'),
        ('"moss": ">=1"', '"moss": ">=2"'),
    ),
    '{\n  "dependencies": {,\n',
)

SAMPLES: dict[str, Sample] = {
    name.lower(): value for name, value in list(globals().items()) if isinstance(value, Sample)
}
