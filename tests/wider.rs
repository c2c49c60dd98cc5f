//! Wider is never poorer: of every list, at every width.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use kamdesk::domain::{Entity, Lang};
use support::desk::Desk;

/// The widths of terminals that people have.
const WIDTHS: std::ops::RangeInclusive<u16> = 80..=200;
/// The lists, by the keys that lead to them: every tab of a client and what `v` turns it into, our own people, *Today*.
const LISTS: [&str; 13] = [
    "2",
    "{open}<Tab>",
    "{open}<Tab><Tab>",
    "{open}<Tab><Tab><Tab>",
    "{open}<Tab><Tab><Tab>G<Enter>",
    "{open}<Tab><Tab><Tab>v",
    "{open}<Tab><Tab><Tab><Tab>vv",
    "{open}<Tab><Tab><Tab><Tab>vvv",
    "{open}<Tab><Tab><Tab><Tab>vvvv",
    "{open}<Tab><Tab><Tab><Tab>vvvvv",
    "3v",
    "3<Tab><Tab><Tab>",
    "1",
];
/// Titles that stand over a part of a list.
const PARTS: [&str; 6] = ["было", "Сделано", "Закрыто", "earlier", "Done", "Closed"];

/// The lines of the list at the left, without what stands beside or below it.
fn listed(desk: &Desk, is_grouped: bool) -> Vec<String> {
    let lines = (0..desk.buffer().area().height - 1).map(|y| desk.row(y));
    let lines = lines.skip_while(|line| !line.starts_with("── ")).skip(1);
    let is_list = |line: &String| is_grouped || !line.starts_with("── ") || PARTS.iter().any(|part| line.contains(part));
    let lines = lines.take_while(is_list).filter(|line| !line.starts_with("── "));
    // The page of the next meeting stands beside *Today* in 120 columns, and says whom a promise is for.
    let ends: &[&str] = if is_grouped { &["│", "┤", "┬", " → "] } else { &["│", "┤", "┬"] };
    let of_list = |line: String| ends.iter().fold(line, |line, end| line.split(end).next().unwrap_or_default().replace('►', " "));
    lines.map(of_list).filter(|line| !line.trim().is_empty()).collect()
}

/// What is read whole in a line. What follows the matter may have a column of its own elsewhere, and who has initials the whole name.
fn read<'a>(line: &'a str) -> Vec<&'a str> {
    let cells = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty() && !cell.ends_with('…'));
    let parts = cells.flat_map(|cell| cell.split(" · ")).flat_map(|cell| cell.split(" → ")).flat_map(|cell| cell.split(", "));
    let is_initial = |word: &&str| word.ends_with('.') && word.chars().count() == 2 && word.starts_with(char::is_uppercase);
    let name = |part: &'a str| part.split(' ').find(|word| !is_initial(word)).filter(|_| part.split(' ').any(|word| is_initial(&word)));
    parts.map(|part| name(part).unwrap_or(part)).collect()
}

/// What is lost of the lists of a client on the way from the narrowest window to the widest.
fn lost(lang: Lang, client: &str) -> Vec<String> {
    let mut lost = Vec::new();
    for keys in LISTS.into_iter().filter(|_| support::has_demo(lang)) {
        let mut desk = Desk::demo(lang, (*WIDTHS.start(), 40));
        desk.keys(&keys.replace("{open}", &format!("2/{client}<Enter>")));
        let mut narrower = listed(&desk, keys == "1");
        for columns in WIDTHS.skip(1) {
            let lines = listed(desk.resize(columns, 40), keys == "1");
            let is_kept = |line: &&String| lines.iter().any(|wider| read(line).iter().all(|cell| wider.contains(cell)));
            let gone = narrower.iter().filter(|line| !is_kept(line));
            lost.extend(gone.map(|line| format!("{keys}, {} → {columns}: {line}", columns - 1)));
            narrower = lines;
        }
    }
    lost
}

/// Whoever makes the window wider would miss a column, or find half a sentence where the whole one stood.
#[test]
fn no_column_and_no_whole_text_is_lost_in_a_wider_window() {
    assert_eq!(lost(Lang::Ru, "курьер"), [""; 0]);
}

/// The same where names and days have other widths.
#[test]
fn nor_in_english() {
    assert_eq!(lost(Lang::En, "larkm"), [""; 0]);
}

/// The card would be moved by every letter that is typed, and a text in it be broken for a place in which it does not stand.
#[test]
fn nothing_moves_while_something_is_looked_for() {
    for columns in [80, 120, 160] {
        for keys in ["2/", "2/ромаш<Enter><Tab>/", "2/ромаш<Enter><Tab><Tab>/", "1/"] {
            let mut desk = Desk::demo(Lang::Ru, (columns, 40));
            desk.keys(keys);
            let stands = |desk: &Desk| {
                let rows: Vec<String> = (0..39).map(|y| desk.row(y)).collect();
                let rule = rows.iter().skip(3).find_map(|row| row.chars().position(|c| c == '│'));
                let under = rows.iter().rposition(|row| row.starts_with("── ") && !row.contains("было"));
                (rule, under.filter(|_| rule.is_none() && !keys.starts_with('1')))
            };
            let before = stands(&desk);
            for letter in ["р", "о", "м"] {
                desk.keys(letter);
                assert!(desk.rows_with("Ничего").len() == 1 || stands(&desk) == before, "{columns} {keys} {letter}\n{}", desk.screen());
            }
        }
    }
}

/// A row that stands for others had a blank page without a title beside it; so had a contact of which nothing came.
#[test]
fn no_page_beside_a_row_is_blank() {
    let mut desk = Desk::demo(Lang::Ru, (120, 40));
    let is_there = |desk: &mut Desk| desk.keys("j").screen().lines().any(|line| line.starts_with("►  + ещё"));
    assert!((0..40).any(|_| is_there(&mut desk)));
    desk.sees("── ещё ").sees("Enter покажет все строки");
    let mut desk = Desk::demo(Lang::Ru, (240, 50));
    desk.keys("2/ромаш<Enter><Tab><Tab>").sees("── Из этой записи ──").sees("Пока ничего.");
}

/// Rows of the page went up and came down again with every message that had no room beside the way back.
#[test]
fn a_message_that_passes_stands_in_the_place_of_the_keys() {
    let mut desk = Desk::demo(Lang::Ru, (80, 24));
    desk.keys("2/курьер<Enter><Tab><Tab><Tab>jj<Space>");
    let foot = desk.row(23);
    assert!(foot.contains("Выполнено: Прислать Долинской отчёт по двум складам. Отменить: u.") && foot.contains("  Esc  ?"), "{foot}");
    desk.keys("k").sees("Esc").sees("? справка");
}

/// A name that no column is wide enough for.
const LONG: &str = "Торговый дом «Северо-Западная упаковка и логистика»";

/// The demo with a client of that name.
fn with_a_long_name(size: (u16, u16)) -> Desk {
    Desk::on(Lang::Ru, size, |file| {
        support::demo_at(file, Lang::Ru);
        let store = kamdesk::store::Store::open(file, support::morning()).unwrap();
        let known = store.all_account_names().unwrap().into_iter().find(|known| known.short == "Курьерика").unwrap();
        let account = store.load(Entity::Account, known.id).unwrap().unwrap();
        kamdesk::editing::save(&store, Some(&account), &account.clone().with_text("short_name", LONG), "").unwrap();
    })
}

/// The longest beginning of a text that stands in each place where its first letters do.
fn beginnings(desk: &Desk, text: &str) -> Vec<usize> {
    let letters: Vec<char> = text.chars().collect();
    let begun: String = letters.iter().take(6).collect();
    let rows = (2..desk.buffer().area().height - 1).map(|y| desk.row(y));
    let places = rows.flat_map(|row| row.split(&begun).skip(1).map(|rest| format!("{begun}{rest}")).collect::<Vec<_>>());
    places.map(|there| there.chars().zip(&letters).take_while(|(one, other)| one == *other).count()).collect()
}

/// The card beside it took the room in which the name was read: at 120 columns there was less of it than at 80.
#[test]
fn a_long_name_is_never_shorter_in_a_wider_window() {
    if !support::has_demo(Lang::Ru) {
        return;
    }
    for keys in ["2vv", "1v"] {
        let mut desk = with_a_long_name((*WIDTHS.start(), 40));
        desk.keys(keys);
        // Of the rankings both show it; of the week the first row does.
        let shown = |desk: &Desk| beginnings(desk, LONG).into_iter().take(if keys == "1v" { 1 } else { 2 }).min().unwrap_or(0);
        let mut narrower = shown(&desk);
        assert!(narrower >= 6, "{}", desk.screen());
        for columns in WIDTHS.skip(1) {
            let wider = shown(desk.resize(columns, 40));
            assert!(wider >= narrower, "{keys}, {columns}: {wider} < {narrower}\n{}", desk.screen());
            narrower = wider;
        }
        assert_eq!(narrower, LONG.chars().count(), "{}", desk.screen());
    }
}

/// Names of opportunities were cut beside a card, and above rows that stood empty.
#[test]
fn names_in_a_picture_are_cut_neither_beside_a_card_nor_above_empty_rows() {
    // In English, where names are longer, 24 rows are too few for all of them in the narrowest window.
    let sizes = [(Lang::Ru, 24), (Lang::Ru, 40), (Lang::En, 27), (Lang::En, 40)];
    for (lang, rows) in sizes.into_iter().filter(|(lang, _)| support::has_demo(*lang)) {
        let mut desk = Desk::demo(lang, (80, rows));
        desk.keys("2vvv");
        for columns in WIDTHS.step_by(4) {
            let screen = desk.resize(columns, rows).screen();
            let picture: Vec<&str> = screen.lines().skip(2).take_while(|line| !line.starts_with("── ")).collect();
            assert!(!picture.iter().any(|line| line.contains('…')), "{columns}×{rows}\n{screen}");
        }
    }
}
