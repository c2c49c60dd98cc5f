//! Documents out of the shell: where they are put, and what is said of those that there are not.

use super::Bench;
use kamdesk::domain::Lang;

fn demo() -> Bench {
    let bench = Bench::bare();
    kamdesk::demo::fill(&bench.store(), Lang::Ru).unwrap();
    bench
}

/// A file that is there is replaced where that is asked for alone, and one of data never.
#[test]
fn a_document_replaces_a_file_only_when_told_to() {
    let bench = demo();
    let file = bench.path("plan.txt");
    let file = file.to_str().unwrap();
    let call = ["--lang", "ru", "report", "plan", "ромашка", "--output", file];
    let first = bench.kam(&call);
    assert!(first.status == 0 && first.out.contains(file), "{}{}", first.out, first.err);
    std::fs::write(file, "моё").unwrap();
    let refused = bench.kam(&call);
    assert!(refused.status != 0 && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(file).unwrap(), "моё");
    assert_eq!(bench.kam(&[&call[..], &["--force"]].concat()).status, 0);
    assert!(std::fs::read_to_string(file).unwrap().contains("план совместной работы"));
    let data = bench.path("kam.db");
    let over = bench.kam(&["--lang", "ru", "report", "plan", "ромашка", "--force", "--output", data.to_str().unwrap()]);
    assert!(over.status != 0 && bench.kam(&["--lang", "ru", "today"]).status == 0, "{}", over.err);
}

/// Of a letter that nobody signs it is said where the name is set, and nothing closes it alone; why there is none is said as it was asked.
#[test]
fn a_letter_says_what_it_lacks() {
    let bench = demo();
    let letter = bench.kam(&["--lang", "ru", "report", "minutes", "ромашка"]);
    assert!(!letter.out.contains("С уважением") && letter.err.contains("Подпись в письмах"), "{}{}", letter.out, letter.err);
    let none = |more: &[&str]| bench.kam(&[&["--lang", "en", "report", "minutes", "ромашка"], more].concat()).err;
    assert!(none(&["--of", "01.01.2020"]).contains("on that day"), "{}", none(&["--of", "01.01.2020"]));
    let ahead = bench.kam(&["--lang", "ru", "report", "change", "ромашка", "--since", "завтра"]);
    assert!(ahead.status == 2 && ahead.err.contains("ещё не наступил"), "{}", ahead.err);
}

/// What is confirmed and what we estimate stand apart for the client, without a cost of ours; for us the return is told (M32).
#[test]
fn the_page_of_value_tells_each_reader_their_figures() {
    let bench = demo();
    let told = |whom: &str| bench.kam(&["--lang", "ru", "report", "value", "ромашка", "--for", whom]).out.replace('\u{a0}', " ");
    let (client, me) = (told("client"), told("me"));
    assert!(client.contains("180 000 руб.") && client.contains("96 000 руб.") && client.contains("По нашей оценке"), "{client}");
    assert!(!client.contains("276 000") && !client.contains("63 500") && !client.contains('×'), "{client}");
    assert!(["276 000", "63 500", "4,3×", "2,8×"].iter().all(|figure| me.contains(figure)), "{me}");
}
