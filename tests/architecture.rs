//! The shape of the program, read from its own lines: who may know whom, and what stands where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// What each module of the crate may know besides itself.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("lib", &[]),
    ("main", &["cli", "tui"]),
    ("domain", &[]),
    ("clock", &[]),
    ("printable", &[]),
    ("platform", &["domain"]),
    ("store", &["domain", "clock", "platform"]),
    ("settings", &["domain", "store"]),
    ("exchange", &["domain"]),
    ("search", USE_CASE),
    ("editing", &["domain", "store", "clock", "settings", "exchange", "printable", "import"]),
    ("map", USE_CASE),
    ("page", &["domain", "printable"]),
    ("changes", &["clock", "domain", "store", "text"]),
    (
        "documents",
        &["changes", "clock", "domain", "page", "platform", "portfolio", "practice", "prep", "risk", "settings", "store", "text"],
    ),
    ("concession", &["domain", "page", "settings", "store"]),
    ("debrief", &["domain", "editing", "prep", "settings", "store"]),
    ("month", &["clock", "domain", "portfolio", "store"]),
    ("review", &["changes", "clock", "domain", "settings", "store", "today"]),
    ("portfolio", &["clock", "domain", "settings", "store"]),
    ("cadence", &["clock", "domain", "settings", "store"]),
    ("practice", &["clock", "domain", "store"]),
    ("risk", &["clock", "domain", "settings", "store"]),
    ("prep", USE_CASE),
    ("today", &["cadence", "domain", "store", "clock", "settings", "exchange", "printable", "watched"]),
    ("import", USE_CASE),
    ("capture", &["domain", "store", "clock", "settings", "search", "editing"]),
    ("whose", &["domain", "store", "settings", "exchange", "capture"]),
    ("calendar", &["domain", "store", "clock", "settings", "exchange", "printable", "capture", "import", "whose"]),
    ("letters", &["domain", "store", "clock", "settings", "exchange", "printable", "capture", "calendar", "editing", "import", "whose"]),
    ("watched", &["domain", "store", "clock", "settings", "exchange", "platform", "import", "calendar", "letters"]),
    // What it has closed was closed as the user closes it.
    ("demo", &["domain", "store", "clock", "settings", "exchange", "printable", "month", "practice"]),
    ("text", &["domain", "sentences", "printable", "platform"]),
    ("tui", EDGE),
    ("cli", EDGE),
];
const USE_CASE: &[&str] = &["domain", "store", "clock", "settings", "exchange", "printable"];
const EDGE: &[&str] = &[
    "domain",
    "store",
    "clock",
    "settings",
    "exchange",
    "platform",
    "printable",
    "text",
    "sentences",
    "search",
    "editing",
    "map",
    "page",
    "documents",
    "changes",
    "concession",
    "portfolio",
    "month",
    "review",
    "risk",
    "cadence",
    "debrief",
    "practice",
    "prep",
    "today",
    "import",
    "calendar",
    "letters",
    "whose",
    "watched",
    "capture",
    "demo",
];
/// What `text` turns into sentences: plain data, never something that acts.
const RENDERED: &[&str] = &[
    "store",
    "changes",
    "search",
    "capture",
    "editing",
    "portfolio",
    "month",
    "review",
    "debrief",
    "practice",
    "prep",
    "today",
    "import",
    "calendar",
    "letters",
    "whose",
    "watched",
    "map",
    "exchange",
];
/// Types that act.
const ACTING: &[&str] = &["Store", "Change", "Bulk", "Clock"];

/// A file of the source: its path from `src/` on, its text, and its lines without comments.
struct Source {
    path: String,
    text: String,
    code: String,
}

impl Source {
    /// The module of the crate that the file belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How many modules deep the file is.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("mod.rs") { parts - 1 } else { parts }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
                let path = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path, text, code });
            }
        }
    }
    assert!(found.len() > 50, "the source was not found");
    found
}

/// The paths that begin at the root of the crate: `store::Error` and `store::Verb` of `crate::store::{Error, Verb}`.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "kamdesk::"] {
        for (at, _) in code.match_indices(root) {
            let before = code.get(..at).unwrap().chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                tree(code.get(at + root.len()..).unwrap(), "", &mut found);
            }
        }
    }
    found
}

/// Reads one tree of a `use`; gives what follows it.
fn tree<'a>(mut rest: &'a str, prefix: &str, found: &mut Vec<String>) -> &'a str {
    let mut path = prefix.to_owned();
    loop {
        rest = rest.trim_start();
        if let Some(inner) = rest.strip_prefix('{') {
            rest = inner;
            loop {
                rest = tree(rest, &path, found).trim_start();
                let Some(next) = rest.strip_prefix(',') else { return rest.strip_prefix('}').unwrap_or(rest) };
                rest = next.trim_start();
                if let Some(after) = rest.strip_prefix('}') {
                    return after;
                }
            }
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if !name.is_empty() && name != "self" {
            path = if path.is_empty() { name.to_owned() } else { format!("{path}::{name}") };
        }
        rest = after;
        match rest.strip_prefix("::").filter(|_| !name.is_empty()) {
            Some(next) if next.starts_with(|c: char| c == '{' || c == '_' || c.is_alphabetic()) => rest = next,
            _ => {
                found.push(path);
                // `as another_name` is of no interest.
                return rest
                    .trim_start()
                    .strip_prefix("as ")
                    .map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'));
            }
        }
    }
}

#[test]
fn a_use_line_is_read_whole() {
    let code = "use crate::store::{self, Error, plan::{A, B as C}, diary::D};\nfn f() { crate::domain::day::iso(x) }\nkamdesk::cli::run()";
    assert_eq!(
        paths(code),
        ["store", "store::Error", "store::plan::A", "store::plan::B", "store::diary::D", "domain::day::iso", "cli::run"]
    );
}

/// Whoever changes one part would otherwise break others far away: a screen that knows SQL, a rule that knows a screen.
#[test]
fn dependencies_go_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some((_, known)) = MAY_KNOW.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: a new module; say in this test what it may know", source.path));
            continue;
        };
        for path in paths(&source.code) {
            let other = path.split("::").next().unwrap();
            if other == module || known.contains(&other) || other.is_empty() {
                continue;
            }
            let last = path.rsplit("::").next().unwrap();
            let is_data = last.starts_with(char::is_uppercase) && !ACTING.contains(&last);
            if !(module == "text" && RENDERED.contains(&other) && is_data) {
                wrong.push(format!("{}: {module} must not know crate::{path}", source.path));
            }
        }
        // A chain of `super` as long as the file is deep would reach the same modules by another name.
        let shipped = source.code.split("#[cfg(test)]").next().unwrap();
        let chain = "super::".repeat(source.depth());
        if module != "lib" && module != "main" && shipped.contains(&chain) {
            wrong.push(format!("{}: {chain} leaves the module; write crate::", source.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// SQL outside the store would escape the journal: what it wrote could not be undone.
#[test]
fn sql_is_spoken_in_the_store_alone() {
    for source in sources().iter().filter(|source| source.module() != "store") {
        for word in ["rusqlite", "SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "] {
            assert!(!source.code.contains(word), "{} speaks SQL: {word}", source.path);
        }
    }
}

/// A difference between systems hidden elsewhere would be found by a user of the other system.
#[test]
fn differences_of_systems_stand_in_one_file() {
    for source in sources().iter().filter(|source| source.path != "platform.rs") {
        for line in source.code.lines().filter(|line| line.contains("cfg")) {
            let of_system = ["unix", "windows", "target_os", "target_family", "linux", "macos"].iter().any(|name| line.contains(name));
            assert!(!of_system, "{}: {line}", source.path);
        }
    }
}

/// A colour chosen beside a role would be read on one terminal and vanish on another.
#[test]
fn colours_are_named_with_the_roles_alone() {
    for source in sources().iter().filter(|source| source.path != "tui/theme.rs") {
        let named = source.code.split("Color::").skip(1).any(|name| name.starts_with(char::is_uppercase));
        assert!(!named, "{} names a colour", source.path);
    }
}

/// A count that wraps would draw a list of 70,000 lines as one of 4,464.
#[test]
fn counts_become_cells_without_wrapping() {
    for source in sources() {
        assert!(!source.code.contains(" as u16"), "{}: `canvas::height` counts as far as it can", source.path);
    }
}

/// A file that has grown past this is asking to be split by meaning.
#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(count, _)| *count > 500)
        .map(|(count, path)| format!("src/{path}: {count} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Memory errors would damage what the user trusts to the program.
#[test]
fn nothing_is_unsafe() {
    for source in sources() {
        let words = source.code.split(|c: char| !c.is_alphanumeric() && c != '_');
        assert!(words.into_iter().all(|word| word != "unsafe"), "{} is unsafe", source.path);
    }
}

/// Macros that print fail over a terminal that is gone, and the program with them.
#[test]
fn nothing_fails_over_what_nobody_reads() {
    for source in sources() {
        for word in ["println!", "print!("] {
            assert!(!source.code.contains(word), "{} would fail in a closed terminal: {word}", source.path);
        }
    }
}

/// A line printed while the workbench is drawn would tear the screen apart, and may show what is private.
#[test]
fn only_the_shell_commands_print() {
    for source in sources().iter().filter(|source| source.module() != "cli") {
        let mut code = source.code.clone();
        if source.path == "tui/mod.rs" {
            // The terminal was given back when a panic is reported.
            let begin = code.find("fn calm_panics").expect("the panic hook");
            let end = begin + code.get(begin..).unwrap().find("\n}").unwrap();
            code.replace_range(begin..end, "");
        }
        for word in ["println!", "print!(", "eprint!(", "dbg!("] {
            assert!(!code.contains(word), "{} prints: {word}", source.path);
        }
    }
}
