"""What breaks users of a program, and what does not, over the languages that can say it."""

import pytest
from tests.unit.facts.test_symbols import change_of
from tests.unit.facts.test_typed import edits

from diff_insight.facts.analyze import Known, analyze
from diff_insight.facts.breaking import BREAKING
from diff_insight.model import Commit, Versions

# rule or None, path, the line before, the line after; {} is where the lines stand.
SURROUNDINGS = {
    "py": "{}\n",
    "py class": "class Cow:\n    {}\n",
    "js": "{}\n",
    "ts": "{}\n",
    "go": "package farm\n\n{}\n",
    "rs": "{}\n",
    "java": "public class Cow {{\n    {}\n}}\n",
    "cs": "public class Cow\n{{\n    {}\n}}\n",
    "php": "<?php\nclass Cow\n{{\n    {}\n}}\n",
    "rb": "class Cow\n  {}\nend\n",
    "kt": "class Cow {{\n    {}\n}}\n",
    "swift": "public class Cow {{\n    {}\n}}\n",
    "scala": "class Cow {{\n  {}\n}}\n",
    "h": "{}\n",
    "c": "{}\n",
    "cpp": "{}\n",
    "sh": "{}\n",
}
CASES = [
    ("parameter removed", "py", "def moo(loud, how): pass", "def moo(loud): pass"),
    ("parameter removed", "py", "def moo(loud, *, how=1): pass", "def moo(loud): pass"),
    (None, "py", "def moo(loud, *, how=1): pass", "def moo(loud, **rest): pass"),
    ("parameter removed", "java", "public void moo(int loud, int how) { }", "public void moo(int loud) { }"),
    ("parameter removed", "go", "func Moo(loud, how int) {}", "func Moo(loud int) {}"),
    ("parameter removed", "rs", "pub fn moo(loud: u8, how: u8) {}", "pub fn moo(loud: u8) {}"),
    (
        "parameter removed",
        "ts",
        "export function moo(loud: number, how: number) {}",
        "export function moo(loud: number) {}",
    ),
    ("parameter removed", "js", "export function moo(loud, how) {}", "export function moo(loud) {}"),
    ("parameter removed", "rb", "def moo(loud, how:) = 1", "def moo(loud) = 1"),
    ("parameter removed", "kt", "fun moo(loud: Int, how: Int) {}", "fun moo(loud: Int) {}"),
    ("parameter removed", "cs", "public void Moo(int loud, int how) { }", "public void Moo(int loud) { }"),
    ("parameter removed", "h", "int moo(int loud, int how);", "int moo(int loud);"),
    ("parameter removed", "cpp", "int moo(int loud, char* how);", "int moo(int loud);"),
    (
        "parameter removed",
        "swift",
        "public func moo(loud: Int, how: Int) {}",
        "public func moo(loud: Int) {}",
    ),
    ("parameter removed", "scala", "def moo(loud: Int, how: Int): Int = 1", "def moo(loud: Int): Int = 1"),
    ("parameter removed", "php", "public function moo($loud, $how) {}", "public function moo($loud) {}"),
    ("type parameters narrowed", "java", "public class Barn<T> { }", "public class Barn<T extends Cow> { }"),
    ("type parameters narrowed", "java", "public class Barn<T> { }", "public class Barn { }"),
    (None, "java", "public class Barn<T extends Cow> { }", "public class Barn<T> { }"),
    (None, "java", "public class Barn<T> { }", "public class Barn<T extends Object> { }"),
    (
        "type parameters narrowed",
        "java",
        "public <T> T moo(T t) { }",
        "public <T extends Cow> T moo(T t) { }",
    ),
    (None, "java", "public void moo() { }", "public <T> void moo() { }"),
    ("type parameters narrowed", "ts", "export class Barn<T> {}", "export class Barn<T, K> {}"),
    (None, "ts", "export class Barn<T> {}", "export class Barn<T, K = string> {}"),
    ("type parameters narrowed", "ts", "export type Barn<T = Cow> = T[]", "export type Barn<T> = T[]"),
    (None, "ts", "export class Barn<T extends A> {}", "export class Barn<T extends A | B> {}"),
    (
        "type parameters narrowed",
        "ts",
        "export class Barn<T extends A | B> {}",
        "export class Barn<T extends A> {}",
    ),
    ("access narrowed", "rs", "pub enum Moo { Low }", "#[non_exhaustive]\npub enum Moo { Low }"),
    ("access narrowed", "rs", "pub struct Moo(pub u8);", "#[non_exhaustive]\npub struct Moo(pub u8);"),
    ("access narrowed", "rs", "pub enum Moo {\nLow,\n}", "pub enum Moo {\n#[non_exhaustive]\nLow,\n}"),
    (None, "rs", "pub struct Moo { a: u8 }", "#[non_exhaustive]\npub struct Moo { a: u8 }"),
    (None, "rs", "enum Moo { Low }", "#[non_exhaustive]\nenum Moo { Low }"),
    (None, "rs", "#[non_exhaustive]\npub enum Moo { Low }", "pub enum Moo { Low }"),
    (None, "rs", "pub enum Moo { Low }", "#[must_use]\npub enum Moo { Low }"),
    ("type parameters narrowed", "rs", "pub fn moo<T: Loud>(t: T) {}", "pub fn moo<T: Loud + Send>(t: T) {}"),
    (None, "rs", "pub fn moo<T: Loud>(t: T) {}", "pub fn moo<T>(t: T) where T: Loud {}"),
    (None, "rs", "pub fn moo<T: Loud>(t: &T) {}", "pub fn moo<T: Loud + ?Sized>(t: &T) {}"),
    ("type parameters narrowed", "rs", "pub fn moo<T: ?Sized>(t: &T) {}", "pub fn moo<T>(t: &T) {}"),
    (
        "type parameters narrowed",
        "rs",
        "pub struct Barn<T>(T) where T: Loud;",
        "pub struct Barn<T>(T) where T: Loud, T: Send;",
    ),
    ("type parameters narrowed", "go", "func Moo[T any](t T) {}", "func Moo[T comparable](t T) {}"),
    (None, "go", "func Moo[T comparable](t T) {}", "func Moo[T any](t T) {}"),
    ("type parameters narrowed", "kt", "fun <T> moo(t: T) {}", "fun <T : Loud> moo(t: T) {}"),
    (None, "kt", "fun <T> moo(t: T) {}", "fun <T : Any?> moo(t: T) {}"),
    (
        "type parameters narrowed",
        "cs",
        "public void Moo<T>(T t) where T : Cow { }",
        "public void Moo<T>(T t) where T : Cow, new() { }",
    ),
    (
        "type parameters narrowed",
        "swift",
        "public func moo<T>(t: T) {}",
        "public func moo<T>(t: T) where T: Loud {}",
    ),
    ("type parameters narrowed", "scala", "def moo[T](t: T): T = t", "def moo[T <: Cow](t: T): T = t"),
    (
        "type parameters narrowed",
        "cpp",
        "template <typename T> class Barn { };",
        "template <typename T, int N> class Barn { };",
    ),
    (
        None,
        "cpp",
        "template <typename T> class Barn { };",
        "template <typename T, int N = 3> class Barn { };",
    ),
    (None, "py", "class Barn[T]: pass", "class Barn[T: Cow]: pass"),
    (None, "py", "class Cow(Animal): pass", "class Cow(Animal[str]): pass"),
    ("base removed", "py", "class Cow(Animal): pass", "class Cow(Machine): pass"),
    (None, "go", "func Moo(loud string) {}", "func Moo(loud any) {}"),
    (None, "go", "func Moo(loud map[string]interface{}) {}", "func Moo(loud map[string]any) {}"),
    ("type changed", "go", "func Moo(loud any) {}", "func Moo(loud string) {}"),
    (None, "ts", "export function moo(a: A) {}", "export function moo(a: unknown) {}"),
    (
        None,
        "h",
        "#ifdef A\n#define MOO 0\n#else\n#define MOO 1\n#endif",
        "#ifdef A\n#define MOO 2\n#else\n#define MOO 1\n#endif",
    ),
    (None, "py", "MOOS = ['low', 'high']", "MOOS = ['low', 'high', 'long']"),
    ("value changed", "py", "MOOS = ['low', 'high']", "MOOS = ['low', 'long']"),
    (
        None,
        "js",
        "exports.moo = function () { return loud(1) }\nfunction loud(how, far) {}",
        "exports.moo = function () { return loud(1) }\nfunction loud(how) {}",
    ),
    (
        "parameter removed",
        "js",
        "module.exports = { loud }\nfunction loud(how, far) {}",
        "module.exports = { loud }\nfunction loud(how) {}",
    ),
    (None, "js", "#!/usr/bin/env node\nvar moo = 1", "#!/usr/bin/env node\nvar moo = 2"),
    ("implementation removed", "rs", "impl Hash for Cow { fn hash(&self) {} }", "struct Calf;"),
    (None, "go", "func Moo() (loud int, err error) { return }", "func Moo() (int, error) { return }"),
    ("object hidden", "java", "public int moo() { return 1; }", "private int moo() { return 1; }"),
    (None, "py", "NAMES = ['Bella', 'Luna']", 'NAMES = ["Bella", "Luna",]'),
    (None, "go", 'const Moos = "v1.10.0"', 'const Moos = "v1.11.0"'),
    ("value changed", "go", 'const Moos = "v1"', 'const Moos = "v2"'),
    ("parameter added required", "py", "def moo(loud): pass", "def moo(loud, how): pass"),
    (None, "py", "def moo(loud): pass", "def moo(loud, how=None): pass"),
    ("parameter added required", "ts", "export function moo(a: A) {}", "export function moo(a: A, b: B) {}"),
    (None, "ts", "export function moo(a: A) {}", "export function moo(a: A, b?: B) {}"),
    (None, "js", "export function moo(a) {}", "export function moo(a, b) {}"),
    ("parameter added required", "java", "public void moo() { }", "public void moo(int loud) { }"),
    (
        None,
        "java",
        "public void moo(List<?> a) { }",
        "public void moo(List<? extends @Nullable Object> a) { }",
    ),
    ("parameter added required", "cs", "public void Moo() { }", "public void Moo(int loud) { }"),
    (None, "cs", "public void Moo() { }", "public void Moo(int loud = 1) { }"),
    ("parameter added required", "php", "public function moo() {}", "public function moo($loud) {}"),
    (None, "php", "public function moo() {}", "public function moo($loud = 1) {}"),
    (None, "go", "func Moo() {}", "func Moo(how ...string) {}"),
    (None, "kt", "fun moo() {}", "fun moo(loud: Int = 1) {}"),
    ("parameter moved", "py", "def moo(loud, how): pass", "def moo(how, loud): pass"),
    (None, "py", "def moo(*, loud, how): pass", "def moo(*, how, loud): pass"),
    (
        "parameter moved",
        "java",
        "public void moo(int a, String b) { }",
        "public void moo(String b, int a) { }",
    ),
    ("parameter kind changed", "py", "def moo(loud): pass", "def moo(*, loud): pass"),
    (None, "py", "def moo(*, loud): pass", "def moo(loud): pass"),
    ("parameter default changed", "py", "def moo(loud=1): pass", "def moo(loud=2): pass"),
    ("parameter default changed", "py", "def moo(loud=LOW): pass", "def moo(loud=HIGH): pass"),
    (
        "parameter default changed",
        "js",
        "export function moo(a = false) {}",
        "export function moo(a = true) {}",
    ),
    (None, "py", "def moo(loud=False): pass", "def moo(loud=missing): pass"),
    (None, "js", "export function moo(loud = 3) {}", "export function moo(loud = LOUD) {}"),
    (None, "rb", "def moo(loud: UNSET) = 1", "def moo(loud: nil) = 1"),
    (None, "py", "def moo(loud='a'): pass", 'def moo(loud="a"): pass'),
    ("parameter default changed", "kt", "fun moo(loud: Int = 1) {}", "fun moo(loud: Int = 2) {}"),
    ("parameter made required", "py", "def moo(loud=1): pass", "def moo(loud): pass"),
    ("parameter made required", "ts", "export function moo(a?: A) {}", "export function moo(a: A) {}"),
    ("parameter renamed", "py", "def moo(loud: int = 1): pass", "def moo(noise: int = 1): pass"),
    (
        "parameter renamed",
        "py",
        "def moo(how: str, ctx: C): pass",
        "def moo(how: str, context: C): pass",
    ),
    (None, "py", "def moo(**how: str): pass", "def moo(**words: str): pass"),
    (None, "py", "def moo(__how: str): pass", "def moo(__words: str): pass"),
    (
        None,
        "py",
        "class Cow:\n    @overload\n    def moo(__self, a): pass",
        "class Cow:\n    @overload\n    def moo(self, a): pass",
    ),
    (None, "py", "class Cow:\n    def moo(__self, a): pass", "class Cow:\n    def moo(self, a): pass"),
    (None, "py", "class Cow:\n    def moo(cls, a): pass", "class Cow:\n    def moo(self, a): pass"),
    (None, "py", "def moo(*args: str, **how: str): pass", "def moo(*names: str, **how: str): pass"),
    ("parameter removed", "py", "def moo(a: A, **how: str): pass", "def moo(a: A, *names: str): pass"),
    (None, "java", "public void moo(int loud) { }", "public void moo(int noise) { }"),
    ("type changed", "java", "public void moo(int loud) { }", "public void moo(long loud) { }"),
    ("type changed", "go", "func Moo(loud int) {}", "func Moo(loud string) {}"),
    ("type changed", "ts", "export function moo(a: string) {}", "export function moo(a: number) {}"),
    (None, "ts", "export function moo(a: string) {}", "export function moo(a: string | number) {}"),
    (None, "ts", "export type Moo = (cb: A, ...how: B) => V", "export type Moo = (done: A, ...args: B) => V"),
    ("value changed", "ts", "export type Moo = (cb: A) => V", "export type Moo = (cb: B) => V"),
    ("value changed", "ts", "export type Moo = (cb: {a: A}) => V", "export type Moo = (cb: {b: A}) => V"),
    (
        None,
        "ts",
        "export interface Cow { moo: (a: A, cb: (e: E) => V) => V }",
        "export interface Cow { moo: (b: A, done: (error: E) => V) => V }",
    ),
    (None, "py", "def moo(loud: int): pass", "def moo(loud: float): pass"),
    ("return type changed", "py", "def moo() -> int: return 1", "def moo() -> str: return 'moo'"),
    (None, "py", "def moo() -> int: pass", "def moo() -> str: pass"),  # a hint, and the same is returned
    (None, "py", "def moo() -> Optional[int]: pass", "def moo() -> int | None: pass"),
    (None, "py", "def moo() -> t.Any: pass", "def moo() -> str: pass"),
    (None, "py", "def moo() -> _t.Iterator[Cow]: pass", "def moo() -> cabc.Iterator[Cow]: pass"),
    (None, "py", "def moo() -> _te.Literal[1]: pass", "def moo() -> typing.Literal[1]: pass"),
    (
        None,
        "py",
        "def moo() -> t.ContextManager[Cow]: pass",
        "def moo() -> AbstractContextManager[Cow]: pass",
    ),
    (
        "return type changed",
        "py",
        "def moo() -> _t.Iterator[Cow]: return cows()",
        "def moo() -> byre.Iterator[Cow]: return byre.cows()",
    ),
    (None, "py", "def moo() -> Optional[int]: pass", "def moo() -> int: pass"),
    (None, "py", "def moo() -> int | None: pass", "def moo() -> int: pass"),
    ("return type changed", "py", "def moo() -> int: return 1", "def moo() -> int | None: return None"),
    ("return type changed", "rs", "pub fn moo() -> u8 { 1 }", "pub fn moo() -> u16 { 1 }"),
    ("return type changed", "cs", "public int Moo() { return 1; }", "public long Moo() { return 1; }"),
    ("return type changed", "h", "int moo(void);", "long moo(void);"),
    ("return type changed", "swift", "public func moo() -> Int { 1 }", "public func moo() -> Bool { 1 }"),
    ("object removed", "py", "def moo(): pass", "pass"),
    ("object removed", "py class", "def moo(self): pass", "pass"),
    (None, "py", "def _moo(): pass", "pass"),
    (None, "py class", "def _moo(self): pass", "pass"),
    ("object removed", "go", "type Cow struct{}", ""),
    (None, "go", "type cow struct{}", ""),
    ("object removed", "rs", "pub enum Color { Red }", ""),
    (None, "rs", "enum Color { Red }", ""),
    ("object removed", "rs", "pub enum Color { Red, Blue }", "pub enum Color { Red }"),
    (None, "rs", "pub(crate) fn moo() {}", ""),
    ("object removed", "java", "public int moo() { return 1; }", ""),
    (None, "java", "int moo() { return 1; }", ""),
    (None, "java", "private int moo() { return 1; }", ""),
    ("object removed", "ts", "export type Name = string;", ""),
    ("object removed", "ts", "export { moo } from './moo';", ""),
    (None, "kt", "private fun moo() {}", ""),
    ("object removed", "kt", "fun moo() {}", ""),
    ("object removed", "h", "#define LEGS 4", ""),
    ("object removed", "sh", "moo() { echo moo; }", ""),
    ("object hidden", "java", "public int moo() { return 1; }", "private int moo() { return 1; }"),
    (
        "object hidden",
        "ts",
        "export function moo() {}\nexport const a = 1;",
        "function moo() {}\nexport const a = 1;",
    ),
    ("object hidden", "rs", "pub fn moo() {}", "fn moo() {}"),
    ("object hidden", "h", "int moo(void) { return 1; }", "static int moo(void) { return 1; }"),
    ("object renamed", "go", "func Moo() { say(all, of, it) }", "func Muh() { say(all, of, it) }"),
    ("object kind changed", "java", "public class Bell { int a; }", "public interface Bell { int a = 0; }"),
    ("value changed", "py", "LEGS = 4", "LEGS = 5"),
    ("value changed", "py", "FED = delta(hours=4)", "FED = delta(hours=5)"),
    (None, "py", "FED = dict(a=1)", "FED = Meals(a=1)"),
    (None, "ts", "export const fed = Object.create(null);", "export const fed = emptyObject();"),
    (
        None,
        "ts",
        "export const version = { major: 4, patch: 2 } as const;",
        "export const version = { major: 4, patch: 3 } as const;",
    ),
    (None, "py", "_LEGS = 4", "_LEGS = 5"),
    (None, "py", "__version__ = '1'", "__version__ = '2'"),
    ("value changed", "ts", "export enum Color { Red = 1 }", "export enum Color { Red = 2 }"),
    ("type changed", "ts", "export interface Cow { age: number }", "export interface Cow { age: string }"),
    (
        None,
        "cs",
        "public void Moo(Func<Cow,Herd<int>> a) { }",
        "public void Moo(Func<Cow, Herd<int> > a) { }",
    ),
    (None, "java", "public @interface Cow { }", "public @interface Cow { boolean loud() default false; }"),
    (
        "member to be implemented",
        "java",
        "public @interface Cow { }",
        "public @interface Cow { boolean loud(); }",
    ),
    (None, "java", "public Herd<Cow,Bell> moo() { }", "public Herd<Cow, Bell> moo() { }"),
    ("type changed", "rs", "pub fn moo(a: &dyn Cow) {}", "pub fn moo(a: &mut Cow) {}"),
    (None, "rs", "impl Cow { pub fn moo(self) {} }", "impl Cow { pub fn moo(mut self) {} }"),
    (None, "rs", "impl Cow { pub fn moo(mut a: u8) {} }", "impl Cow { pub fn moo(a: u8) {} }"),
    (
        "type changed",
        "rs",
        "impl Cow { pub fn moo(&self) {} }",
        "impl Cow { pub fn moo(&mut self) {} }",
    ),
    (
        "type changed",
        "rs",
        "impl Cow { pub fn moo(&self) {} }",
        "impl Cow { pub fn moo(mut self) {} }",
    ),
    (None, "ts", "export function moo(a: Herd<{}>) {}", "export function moo(a: Herd<any>) {}"),
    ("type changed", "ts", "export function moo(a: Herd<any>) {}", "export function moo(a: Herd<{}>) {}"),
    (
        None,
        "ts",
        "export function moo(how: { far: number; loud?: Loud<A> }) {}",
        "export function moo(how: { far: number | ((a: A) => number); loud?: Loud<A>; by?: string }) {}",
    ),
    (
        "type changed",
        "ts",
        "export function moo(how: { far: number }) {}",
        "export function moo(how: { far: number; by: string }) {}",
    ),
    (
        "type changed",
        "ts",
        "export function moo(how: { far?: number }) {}",
        "export function moo(how: { far: number }) {}",
    ),
    (
        None,
        "ts",
        "export type Moo = Loud | Herd<Loud> | Low",
        "export type Moo = Herd<Loud | Low> | Loud | Far",
    ),
    ("value changed", "ts", "export type Moo = Loud | Low", "export type Moo = Loud"),
    (
        None,
        "ts",
        "export class Cow { moo = (a: A, b?: B): void => {} }",
        "export class Cow { moo: Moo = (a, b): void => {} }",
    ),
    (None, "h", "#define FARM_PATCH 3", "#define FARM_PATCH 4"),
    (None, "h", "#define FARM_LIBRARY 1.0.3", "#define FARM_LIBRARY 1.1.0"),
    ("value changed", "h", "#define FARM_LEGS 3", "#define FARM_LEGS 4"),
    (
        None,
        "h",
        "#ifndef COW_H\n#define COW_H\nint a;\n#endif",
        "#ifndef _COW_H\n#define _COW_H\nint a;\n#endif",
    ),
    ("object removed", "h", "#ifndef LEGS\n#define LEGS 4\n#endif", ""),
    (None, "c", "#define LEGS 4", ""),
    (None, "cpp", "#define LEGS 4", ""),
    ("base removed", "py", "class Cow(Animal): pass", "class Cow: pass"),
    (None, "py", "class Cow: pass", "class Cow(Animal): pass"),
    (
        None,
        "java",
        "class Bell { public void moo() { } }",
        "public class Bell { public void moo(int a) { } }",
    ),
    (
        None,
        "go",
        "type cow struct{}\nvar bessy = cow{}\nfunc (c cow) Moo() {}",
        "type cow struct{}\nvar bessy = cow{}\nfunc (c cow) Moo(a int) {}",
    ),
    ("base removed", "java", "public class Bell implements Ring { }", "public class Bell { }"),
]


def broken(path: str, old: str, new: str) -> set[str]:
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    (file,) = analyze([change_of(path, old, new)], known)
    return {fact.breaking for top in file.facts for fact in top.all() if fact.breaking}


@pytest.mark.parametrize(("rule", "language", "before", "after"), CASES)
def test_what_breaks_users_is_known_by_its_rule(
    rule: str | None, language: str, before: str, after: str
) -> None:
    path = f"farm/cow.{language.partition(' ')[0]}"
    around = SURROUNDINGS[language]
    found = broken(path, around.format(before), around.format(after))
    assert (rule in found) if rule else not found


def test_every_rule_has_a_case() -> None:
    missing = {rule.breaks for rule in BREAKING} - {rule for rule, *_ in CASES} - {"return type removed"}
    for edit in edits():
        if missing and edit.said == "breaking change":
            file = edit.analyzed(whole=True)
            missing -= {fact.breaking for top in file.facts for fact in top.all()}
    assert missing == set()


@pytest.mark.parametrize("path", ["tests/cow.py", "examples/cow.py", "vendor/cow.py", "farm/_cow.py"])
def test_nothing_breaks_where_nobody_builds_on_it(path: str) -> None:
    assert broken(path, "def moo(loud): pass\n", "x = 1\n") == set()


def test_a_private_module_breaks_by_the_names_that_it_exports() -> None:
    old = '__all__ = ["moo"]\n\n\ndef moo(loud):\n    pass\n\n\ndef run(far):\n    pass\n'
    new = old.replace("(loud)", "()").replace("(far)", "()")
    assert broken("farm/_cow.py", old, new) == {"parameter removed"}
    assert broken("farm/_cow.py", old.replace("__all__", "names"), new.replace("__all__", "names")) == set()


def test_a_macro_that_went_to_another_header_breaks_nobody() -> None:
    texts = {
        "farm/cow.h": ("#define MOO moo\nint a;\n", "int a;\n"),
        "farm/calf.h": ("", "#define MOO moo\n"),
    }
    changes = [change_of(path, *sides) for path, sides in texts.items()]
    known = Known(
        versions=lambda change: Versions(**dict(zip(("before", "after"), texts[change.path], strict=True)))
    )
    files = analyze(changes, known)
    assert [(fact.kind, fact.breaking) for file in files for fact in file.facts] == [
        ("macro_moved", None)
    ] * 2


@pytest.mark.parametrize(
    ("source", "target", "moves", "documentation"),
    [
        ("barn/cow.go", "barn/calf.go", "type Filter struct {\n\tName string\n\tAge  string\n}\n", "// F\n"),
        ("cow.ts", "calf.ts", "export class Filter {\n  name = 'Elsa';\n  age = 'old';\n}\n", "/** F */\n"),
    ],
)
def test_a_definition_that_gets_its_documentation_in_another_file_has_moved(
    source: str, target: str, moves: str, documentation: str
) -> None:
    head = "package barn\n\n" if source.endswith(".go") else ""
    texts = {source: (head + moves, head), target: (head, head + documentation + moves)}
    texts = {path: (old + "// end\n", new + "// end\n") for path, (old, new) in texts.items()}
    changes = [change_of(path, *sides) for path, sides in texts.items()]
    known = Known(
        versions=lambda change: Versions(**dict(zip(("before", "after"), texts[change.path], strict=True)))
    )
    facts = [fact for file in analyze(changes, known) for fact in file.facts if fact.name == "Filter"]
    assert [fact.kind.rpartition("_")[2] for fact in facts] == ["moved", "moved"]
    assert not any(fact.breaking for fact in facts)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Fixes the count of cows", "bug fix"),
        ("fix count", "bug fix"),
        ("🐛 Fix the count", "bug fix"),
        (":bug: Fixes the count", "bug fix"),
        ("[Fixture] Count cows", "minor update"),
        ("Fixture of cows", "minor update"),
        ("Count cows", "minor update"),
    ],
)
def test_a_subject_that_says_that_it_fixes_makes_a_bug_fix_of_a_change_of_behaviour(
    subject: str, kind: str
) -> None:
    old, new = "def moo():\n    return 1\n", "def moo():\n    return 2\n"
    commit = Commit(sha="1" * 40, subject=subject, author="Ann", paths=("farm/cow.py",))
    known = Known(versions=lambda _change: Versions(before=old, after=new), commits=(commit,))
    (file,) = analyze([change_of("farm/cow.py", old, new)], known)
    assert file.modification_type == kind


def test_one_fix_of_many_commits_makes_no_bug_fix_of_a_file() -> None:
    old, new = "def moo():\n    return 1\n", "def moo():\n    return 2\n"
    subjects = ("Fix the count of cows", "Count calves with the cows", "Milk twice a day")
    commits = tuple(
        Commit(sha=str(at) * 40, subject=subject, author="Ann", paths=("farm/cow.py",))
        for at, subject in enumerate(subjects)
    )

    def type_of(*commits: Commit) -> str:
        known = Known(versions=lambda _change: Versions(before=old, after=new), commits=commits)
        (file,) = analyze([change_of("farm/cow.py", old, new)], known)
        return file.modification_type

    assert [type_of(*commits[:number]) for number in (1, 2, 3)] == ["bug fix", "bug fix", "minor update"]


def test_a_fix_of_nothing_but_documentation_makes_no_bug_fix() -> None:
    old = 'class Cow:\n    def moo(self):\n        """The sonud."""\n        # one mooo\n        return 1\n'
    new = 'class Cow:\n    def moo(self):\n        """The sound."""\n        # one moo\n        return 1\n'
    commit = Commit(sha="1" * 40, subject="Fix typos", author="Ann", paths=("farm/cow.py",))
    known = Known(versions=lambda _change: Versions(before=old, after=new), commits=(commit,))
    (file,) = analyze([change_of("farm/cow.py", old, new)], known)
    assert file.modification_type == "minor update"


def test_hunks_from_the_first_line_break_what_the_whole_file_breaks() -> None:
    body = "\nfunction load() {\n  return 1;\n}\n\n"
    old, new = f"var a = 1;{body}exports.load = load;\n", f"let a = 1;{body}export {{ load as open }};\n"
    change = change_of("barn.js", old, new)
    known = Known(versions=lambda _change: Versions(before=old, after=new))
    (whole,), (shown,) = analyze([change], known), analyze([change])
    assert shown.facts == whole.facts
    assert any(fact.breaking for fact in shown.facts)


@pytest.mark.parametrize(
    ("path", "mark", "text", "new"),
    [
        ("cow.py", ":meta private:", 'def moo({}):\n    """Moo.\n\n    {}\n    """\n', "loud, how"),
        (
            "Cow.java",
            "@hidden",
            "public class Cow {{\n    /** {1} */\n    public void moo({0}) {{}}\n}}\n",
            "int a",
        ),
        ("cow.kt", "@suppress", "class Cow {{\n    /** {1} */\n    fun moo({0}) {{}}\n}}\n", "a: Int"),
        ("cow.ts", "@hidden", "export class Cow {{\n  /** {1} */\n  moo({0}) {{}}\n}}\n", "a: number"),
        ("cow.h", "@internal", "/** Moo.\n * {1}\n */\nint moo({0});\n", "int a"),
        ("cow.swift", ":nodoc:", "/// {1}\npublic func moo({0}) {{}}\n", "a: Int"),
    ],
)
def test_what_its_documentation_keeps_back_breaks_nobody(path: str, mark: str, text: str, new: str) -> None:
    old, new = text.format("", mark), text.format(new, mark)
    assert not broken(path, old, new)
    assert broken(path, old.replace(mark, "of cows"), new.replace(mark, "of cows"))
