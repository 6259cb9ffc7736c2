//! What keeps the repository in order: who may use what, short files, colours in their two places, the
//! licences of what the program is built from.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a module may use besides itself. `app` and `cli` stand on top and use everything below them.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &[]),
    ("figures", &["model"]),
    ("compare", &["model"]),
    ("data", &["figures", "model", "style", "words"]),
    ("edit", &["model"]),
    ("find", &["model"]),
    ("file", &["model"]),
    ("words", &["model"]),
    ("style", &["model", "text"]),
    ("templates", &["file", "model"]),
    ("review", &["model", "words"]),
    ("input", &["edit", "find", "model", "words"]),
    ("layout", &["figures", "model", "style", "text", "words"]),
    ("scene", &["compare", "layout", "model", "style", "text", "words"]),
    ("output", &["model", "scene", "text"]),
    ("export", &["compare", "data", "file", "layout", "model", "output", "scene", "style", "text", "words"]),
    ("problems", &["data", "export", "file", "model", "output", "templates", "words"]),
    ("output::screen", &["model", "output", "scene", "text"]),
];

/// The modules above all others: who uses them is the window itself or `main`.
const ON_TOP: &[&str] = &["app", "cli"];

/// Modules that exist only with the feature `window`.
const WINDOW_ONLY: &[&str] = &["app", "output::screen"];

/// Crates that only the window may use.
const WINDOW_CRATES: &[&str] =
    &["eframe", "egui", "egui_extras", "egui_wgpu", "epaint", "rfd", "wgpu", "winit"];

const LONGEST_FILE: usize = 600;

#[test]
fn modules_use_only_what_the_table_allows() {
    let mut wrong = String::new();
    for source in sources("src") {
        let Some(module) = module_of(&source.path) else { continue };
        for used in source.used_modules() {
            if !is_allowed(&module, &used) {
                writeln!(wrong, "{}: `{module}` may not use `{used}`", source.path).unwrap();
            }
        }
    }
    assert_eq!(wrong, "", "directions that are not in the table of tests/tidy.rs");
}

#[test]
fn only_the_window_knows_the_window_toolkit() {
    let mut wrong = String::new();
    for source in sources("src") {
        let module = module_of(&source.path).unwrap_or_default();
        if WINDOW_ONLY.contains(&module.as_str()) || source.path == "src/main.rs" {
            continue;
        }
        for name in WINDOW_CRATES {
            if mentions(&source.code(), &format!("{name}::")) {
                writeln!(wrong, "{}: {name}", source.path).unwrap();
            }
        }
    }
    assert_eq!(wrong, "");
    for module in WINDOW_ONLY {
        let (parent, name) =
            module.rsplit_once("::").map_or(("lib", *module), |(parent, name)| (parent, name));
        let declared = sources("src").into_iter().any(|source| {
            (source.path == format!("src/{parent}.rs") || source.path == format!("src/{parent}/mod.rs"))
                && source.text.contains(&format!("#[cfg(feature = \"window\")]\npub mod {name};"))
        });
        assert!(declared, "`{module}` must stand behind the feature `window`");
    }
}

#[test]
fn files_are_short_and_modules_say_what_they_are() {
    let mut wrong = String::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for source in sources(folder) {
            let lines = source.text.lines().count();
            if lines >= LONGEST_FILE {
                writeln!(wrong, "{}: {lines} lines", source.path).unwrap();
            }
            if !source.text.starts_with("//! ") {
                writeln!(wrong, "{}: does not begin with `//!`", source.path).unwrap();
            }
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn colours_are_chosen_in_the_two_style_files_only() {
    let mut wrong = String::new();
    for source in sources("src") {
        if source.path.starts_with("src/style/") || source.path == "src/app/theme.rs" {
            continue;
        }
        for (number, line) in source.code().lines().enumerate() {
            // The one type that reads and writes colours of a file names an example in its error.
            if chooses_colour(line) && source.path != "src/model/document.rs" {
                writeln!(wrong, "{}:{}: {}", source.path, number + 1, line.trim()).unwrap();
            }
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn only_the_command_line_prints() {
    let mut wrong = String::new();
    for source in sources("src") {
        let prints = source.path == "src/main.rs" || module_of(&source.path).is_some_and(|m| m == "cli");
        if !prints
            && ["print!(", "println!(", "eprint!(", "eprintln!("].iter().any(|p| mentions(&source.code(), p))
        {
            writeln!(wrong, "{}", source.path).unwrap();
        }
    }
    assert_eq!(wrong, "", "use `log`");
}

#[test]
fn no_tracked_file_names_this_machine() {
    // Written in two parts, so that this file does not find itself.
    let marks = [
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/ho", "me/"),
        concat!("/Use", "rs/"),
        concat!("C:\\Use", "rs"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("registry.npmjs", ".org"),
        concat!("pypi", ".org"),
        concat!("deb.debian", ".org"),
    ];
    let mut wrong = String::new();
    for path in tracked_files() {
        let Ok(text) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)) else {
            continue;
        };
        for mark in marks.iter().filter(|mark| text.contains(**mark)) {
            writeln!(wrong, "{path}: {mark}").unwrap();
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn every_dependency_has_an_allowed_licence_and_one_version() {
    let policy = Policy::read();
    let crates = crates_of(&policy.targets);
    assert!(crates.len() > 100, "cargo metadata gave {} crates", crates.len());

    let mut wrong = String::new();
    for (name, versions) in &crates {
        for (version, licence) in versions {
            if !licence.as_deref().is_some_and(|licence| policy.allows(licence)) {
                writeln!(wrong, "{name} {version}: licence {licence:?}").unwrap();
            }
        }
        let kept: Vec<_> =
            versions.keys().filter(|version| !policy.skip.contains(&format!("{name}@{version}"))).collect();
        if kept.len() > 1 {
            writeln!(wrong, "{name}: versions {kept:?}").unwrap();
        }
    }
    for skipped in &policy.skip {
        let (name, version) = skipped.split_once('@').unwrap();
        let stands_twice = crates.get(name).is_some_and(|all| all.len() > 1 && all.contains_key(version));
        if !stands_twice {
            writeln!(wrong, "{skipped}: no longer a duplicate, take it out of deny.toml").unwrap();
        }
    }
    assert_eq!(wrong, "", "not as deny.toml wants it");
}

#[test]
fn licence_expressions_are_read_as_spdx_means_them() {
    let policy = Policy { allow: ["MIT", "ISC"].map(str::to_owned).into(), ..Policy::default() };
    for allowed in ["MIT", "GPL-2.0-only OR MIT", "GPL-2.0-only/MIT", "(GPL-2.0-only OR MIT) AND ISC"] {
        assert!(policy.allows(allowed), "{allowed}");
    }
    for refused in ["GPL-2.0-only", "MIT AND GPL-2.0-only", "MIT WITH some-exception", "(MIT AND X) OR Y", ""]
    {
        assert!(!policy.allows(refused), "{refused}");
    }
}

/// A Rust file.
struct Source {
    /// From the repository's root, with slashes.
    path: String,
    text: String,
}

/// All Rust files below a folder of the repository.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: below, text: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

impl Source {
    /// The text without comments and without the tests at its end; those may use anything.
    fn code(&self) -> String {
        if self.path.ends_with("/tests.rs") {
            return String::new();
        }
        let code = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let without_comment = |line: &str| match line.find("//") {
            // A `//` inside a string, as in an address, is no comment.
            Some(at) if line[..at].matches('"').count().is_multiple_of(2) => line[..at].to_owned(),
            _ => line.to_owned(),
        };
        code.lines().map(|line| without_comment(line) + "\n").collect()
    }

    /// Modules of the crate that the file names, itself included.
    fn used_modules(&self) -> BTreeSet<String> {
        let code = self.code();
        let mut used = BTreeSet::new();
        for (at, _) in code.match_indices("crate::").filter(|(at, _)| is_word_start(&code, *at)) {
            let mut paths = Vec::new();
            expand("", &code[at + "crate::".len()..], &mut paths);
            used.extend(paths.iter().map(|path| module_named(path)));
        }
        // `super` beyond the module's own root leads to every module without naming the crate.
        let depth = self.path.trim_end_matches("/mod.rs").matches('/').count();
        if mentions(&code, &"super::".repeat(depth)) {
            used.insert("super beyond the module".to_owned());
        }
        used
    }
}

/// The paths of a use tree: `a::{b, c::d}` gives `a::b` and `a::c::d`. Returns what follows the tree.
fn expand<'a>(prefix: &str, tree: &'a str, paths: &mut Vec<String>) -> &'a str {
    if let Some(mut rest) = tree.strip_prefix('{') {
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            match rest.chars().next() {
                Some('}') => return &rest[1..],
                Some(_) => rest = expand(prefix, rest, paths),
                None => return rest,
            }
        }
    }
    let end = tree.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '*').unwrap_or(tree.len());
    let path = if prefix.is_empty() { tree[..end].to_owned() } else { format!("{prefix}::{}", &tree[..end]) };
    if let Some(rest) = tree[end..].strip_prefix("::") {
        return expand(&path, rest, paths);
    }
    paths.push(path);
    // What cannot belong to a path, such as `as name` or a call, is stepped over.
    let rest = &tree[end..];
    rest.find([',', '}', ';', '\n']).map_or("", |at| &rest[at..])
}

/// The module a path leads to: its first name, or two where the table has the longer one.
fn module_named(path: &str) -> String {
    let names: Vec<&str> = path.split("::").collect();
    let two = names.iter().take(2).copied().collect::<Vec<_>>().join("::");
    let known = MAY_USE.iter().any(|(module, _)| *module == two);
    if known { two } else { names.first().copied().unwrap_or_default().to_owned() }
}

/// The module a file belongs to; none for the roots of the crate.
fn module_of(path: &str) -> Option<String> {
    let inner = path.strip_prefix("src/")?.trim_end_matches(".rs").trim_end_matches("/mod");
    (!["lib", "main"].contains(&inner)).then(|| module_named(&inner.replace('/', "::")))
}

fn is_allowed(module: &str, used: &str) -> bool {
    if module == used {
        return true;
    }
    if ON_TOP.contains(&module) {
        return MAY_USE.iter().any(|(below, _)| *below == used)
            && (module == "app" || used != "output::screen");
    }
    MAY_USE.iter().any(|(name, allowed)| *name == module && allowed.contains(&used))
}

/// Whether a line makes a colour of numbers: a constructor whose first argument is one, a constant of
/// egui, or the text of a colour. Handing on a colour that came from elsewhere is no choice.
fn chooses_colour(line: &str) -> bool {
    let constructors = ["Color32::from_", "Colour::hex(", "Rgb(", "Colour {"];
    let of_number = constructors.iter().any(|constructor| {
        line.match_indices(constructor).any(|(at, _)| {
            let call = &line[at + constructor.len()..];
            let arguments =
                if constructor.ends_with('_') { call.split_once('(').map_or("", |c| c.1) } else { call };
            arguments.trim_start_matches(['[', ' ']).starts_with(|c: char| c.is_ascii_digit())
        })
    });
    let constant = line.match_indices("Color32::").any(|(at, name)| {
        let rest = &line[at + name.len()..];
        // No colour, or what leaves that of a texture as it is.
        let neutral = ["TRANSPARENT", "PLACEHOLDER", "WHITE"].iter().any(|name| rest.starts_with(name));
        rest.starts_with(|c: char| c.is_ascii_uppercase()) && !neutral
    });
    let text = line.match_indices('#').any(|(at, _)| {
        let digits: String = line[at + 1..].chars().take_while(char::is_ascii_hexdigit).collect();
        digits.len() == 6
    });
    of_number || constant || text
}

/// Whether the code has the words, not as the end of a longer name.
fn mentions(code: &str, words: &str) -> bool {
    code.match_indices(words).any(|(at, _)| is_word_start(code, at))
}

fn is_word_start(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn tracked_files() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    // The lock file names the registry by its public address, as cargo writes it.
    let files = String::from_utf8(listed.stdout).unwrap();
    files.split_terminator('\0').filter(|path| *path != "Cargo.lock").map(str::to_owned).collect()
}

/// What deny.toml says.
#[derive(Default)]
struct Policy {
    targets: Vec<String>,
    allow: Vec<String>,
    /// As `name@version`.
    skip: Vec<String>,
}

impl Policy {
    fn read() -> Self {
        let text = include_str!("../deny.toml");
        Self { targets: list(text, "targets"), allow: list(text, "allow"), skip: list(text, "skip") }
    }

    /// Whether a licence expression can be met with allowed licences alone.
    fn allows(&self, expression: &str) -> bool {
        let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut rest = &words[..];
        self.any_of(&mut rest) && rest.is_empty()
    }

    fn any_of(&self, words: &mut &[&str]) -> bool {
        let mut allowed = self.all_of(words);
        while let ["OR", rest @ ..] = words {
            *words = rest;
            allowed |= self.all_of(words);
        }
        allowed
    }

    fn all_of(&self, words: &mut &[&str]) -> bool {
        let mut allowed = self.one(words);
        while let ["AND", rest @ ..] = words {
            *words = rest;
            allowed &= self.one(words);
        }
        allowed
    }

    fn one(&self, words: &mut &[&str]) -> bool {
        match words {
            ["(", rest @ ..] => {
                *words = rest;
                let allowed = self.any_of(words);
                *words = words.strip_prefix(&[")"]).unwrap_or(words);
                allowed
            }
            [licence, "WITH", exception, rest @ ..] => {
                *words = rest;
                self.allow.contains(&format!("{licence} WITH {exception}"))
            }
            [licence, rest @ ..] => {
                *words = rest;
                self.allow.iter().any(|allowed| allowed == licence)
            }
            [] => false,
        }
    }
}

/// The first string of every line of a list in deny.toml.
fn list(text: &str, name: &str) -> Vec<String> {
    let (_, body) = text.split_once(&format!("\n{name} = [\n")).unwrap();
    let (body, _) = body.split_once("\n]").unwrap();
    body.lines().map(|line| line.split('"').nth(1).unwrap().to_owned()).collect()
}

/// Version and licence of every crate that some target is built from, tests included.
fn crates_of(targets: &[String]) -> BTreeMap<String, BTreeMap<String, Option<String>>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut crates: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for target in targets {
        let output = Command::new(&cargo)
            .args(["metadata", "--locked", "--format-version", "1", "--filter-platform", target])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        for package in metadata["packages"].as_array().unwrap() {
            let text = |field: &str| package[field].as_str().map(str::to_owned);
            let versions = crates.entry(text("name").unwrap()).or_default();
            versions.insert(text("version").unwrap(), text("license"));
        }
    }
    crates
}
