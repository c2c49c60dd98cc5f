use super::*;
use crate::domain::Value;

/// A need in thousands: line, unit, state, needed, ours, theirs.
fn need(line: &str, unit: &str, state: &str, sums: [Option<i64>; 3]) -> Record {
    let mut record = Record::owned(Entity::Need, 1).with_text("title", line).with_text("state", state).with_text("currency", "RUB");
    record.id = Some(7);
    let record = if unit.is_empty() { record } else { record.with_text("unit", unit) };
    ["amount", "ours", "theirs"].iter().zip(sums).fold(record, |record, (key, sum)| match sum {
        Some(sum) => record.with(key, Value::Int(sum * 1_000)),
        None => record,
    })
}

fn grid(needs: &[Record], reported: &[(&str, i128)]) -> Grid {
    let reported: Vec<(String, i128)> = reported.iter().map(|(title, sum)| ((*title).to_owned(), *sum)).collect();
    Grid::of("2026", "RUB", &needs.iter().collect::<Vec<_>>(), &reported)
}

const NOTHING: [Option<i64>; 3] = [None; 3];

/// Twelve cells, three not needed, five bought: 5 of 9 = 56 %, and what nobody wrote is not known (M43).
#[test]
fn what_nobody_wrote_is_not_known() {
    let mut needs = Vec::new();
    for (at, line) in ["Плёнка", "Короба", "Тубы", "Колпачки"].into_iter().enumerate() {
        needs.push(need(line, "Завод", "bought", [Some(10), Some(5), None]));
        if at > 0 {
            needs.push(need(line, "Склад", "none", NOTHING));
        }
    }
    needs.push(need("плёнка", "Лаборатория", "bought", [Some(10), Some(5), None]));
    let grid = grid(&needs, &[]);
    assert_eq!((grid.units.len(), grid.lines.len(), grid.each().count()), (3, 4, 12));
    let found = grid.coverage().unwrap();
    assert_eq!((found, found.percent()), (Coverage { ours: 5, needed: 9, unknown: 4 }, Some(56)));
}

/// A line that is written of the whole client is not asked for in each of its units.
#[test]
fn a_line_of_the_whole_client_is_told_once() {
    let needs = [need("Короба", "Завод", "bought", NOTHING), need("Плёнка", "", "free", [Some(9), None, None])];
    let grid = grid(&needs, &[("Пробки", 400_000)]);
    assert_eq!(grid.units, ["", "Завод"]);
    let told: Vec<Vec<&str>> = grid.each().map(|(at, _)| grid.name(at)).collect();
    assert_eq!(told, [vec!["Пробки"], vec!["Плёнка"], vec!["Короба", "Завод"]]);
    assert_eq!(grid.spot(0, 0).map(|spot| (spot.state, spot.ours, spot.is_reported)), Some((Cell::Ours, Some(400_000), true)));
}

/// Needed 9.0, ours 3.6 and rivals 4.8: 40 %, 0.6 unknown (M15); a need of which nobody knows how much of it is ours is in no share.
#[test]
fn shares_are_of_what_is_known_whole() {
    let mut needs =
        vec![need("Плёнка", "А", "bought", [Some(9_000), Some(3_600), Some(4_800)]), need("Короба", "А", "bought", [Some(5), None, None])];
    let share = grid(&needs, &[]).sums(Part::Whole);
    assert_eq!((share.wallet(), share.without), (Wallet::Share { tenths: 400, unknown: 600_000 }, 1));
    // Reports say it, where it is bought in one place alone.
    let told = grid(&needs, &[("КОРОБА", 2_000)]);
    assert_eq!((told.sums(Part::Line(1)).ours, told.sums(Part::Whole).without), (2_000, 0));
    needs.push(need("Короба", "Б", "bought", [Some(5), None, None]));
    assert_eq!(grid(&needs, &[("Короба", 2_000)]).sums(Part::Whole).without, 2);
    let euro = need("Короба", "В", "free", [Some(1), None, None]).with_text("currency", "EUR");
    needs.push(euro);
    let grid = grid(&needs, &[]);
    assert_eq!((grid.has_others, grid.sums(Part::Unit(2)).need), (true, 0));
}

/// A report by article would make hundreds of columns.
#[test]
fn of_what_reports_alone_name_the_largest_are_shown() {
    let articles: Vec<(String, i128)> = (0..100).map(|at| (format!("Артикул {at}"), 1_000 + at)).collect();
    let grid = Grid::of("2026", "RUB", &[], &articles);
    assert_eq!((grid.lines.len(), grid.lines[0].title.as_str(), grid.left_out.0), (MOST_REPORTED, "Артикул 99", 88));
    assert!(grid.coverage().is_none() && !grid.is_empty());
}

/// A state that nobody brought up to date does not hide what the sums say.
#[test]
fn sums_say_who_supplies_where_nobody_did() {
    for (said, sums, found) in [
        ("unknown", [None, Some(1), None], Cell::Ours),
        ("free", [Some(5), None, Some(1)], Cell::Rival),
        ("none", [Some(5), Some(5), None], Cell::NotNeeded),
        ("unknown", [Some(5), None, None], Cell::Unknown),
    ] {
        assert_eq!(state(&need("Плёнка", "", said, sums)), found, "{said} {sums:?}");
    }
    let twice = grid(&[need("Плёнка", "А", "unknown", NOTHING), need("плёнка", "а", "rival", [Some(5), None, Some(4)])], &[]);
    let spot = twice.spot(0, 0).unwrap();
    assert_eq!((spot.state, spot.records.len(), spot.within_reach()), (Cell::Rival, 2, Some(5_000)));
}

#[test]
fn what_is_open_stands_where_its_words_say() {
    let needs = ["Завод, Подольск", "Фасовка, Чехов"]
        .map(|unit| ["Короба", "Плёнка", "Плёнка стретч"].map(|line| need(line, unit, "free", NOTHING)));
    let mut grid = grid(&needs.concat(), &[]);
    let open = |entity, id, title: &str| {
        let mut record = Record::owned(entity, 1).with_text("title", title).with_text("state", "open");
        record.id = Some(id);
        record
    };
    let at = (1, 2);
    let own = title(&grid, at);
    grid.note_open(&[
        open(Entity::Question, 1, "Коробов в Подольске, на заводе: сколько?"),
        open(Entity::Opportunity, 2, &own),
        open(Entity::Opportunity, 3, "Короба заводу в Подольске"),
        open(Entity::Opportunity, 4, "Короба"),
        open(Entity::Opportunity, 5, "Другое").with_text("state", "won"),
    ]);
    let found: Vec<_> = grid.each().filter_map(|(at, spot)| Some((grid.name(at).join(" "), spot.open?.1))).collect();
    assert_eq!(found, [("Короба Завод, Подольск".to_owned(), 3), (grid.name(at).join(" "), 2)]);
    assert_eq!(class(&grid, at), "wider");
}
