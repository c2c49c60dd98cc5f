use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn of(counts: &[Vec<usize>]) -> Cells {
    let mut id = 0;
    let mut item = || {
        id += 1;
        Item { id, text: format!("Клиент {id}"), beside: String::new() }
    };
    let rows: Vec<Vec<Vec<Item>>> =
        counts.iter().map(|row| row.iter().map(|count| (0..*count).map(|_| item()).collect()).collect()).collect();
    let columns = counts.first().map_or(0, Vec::len);
    Cells { heads: vec!["Голова".to_owned(); columns], labels: vec!["A".to_owned(); counts.len()], rows, captions: Vec::new() }
}

fn laid(counts: &[Vec<usize>], room: (u16, u16)) -> Matrix {
    let mut matrix = Matrix::default();
    matrix.set(of(counts));
    matrix.lay(room, Lang::Ru);
    matrix
}

#[test]
fn who_has_no_room_is_counted_and_stands_in_the_list_of_the_cell() {
    let mut matrix = laid(&[vec![14, 1], vec![0, 2]], (30, 7));
    let said: Vec<&str> = matrix.slots.iter().map(|slot| slot.text[0].as_str()).collect();
    assert_eq!(said, ["Клиент 1", "Клиент 2", "Клиент 3", "ещё 11", "Клиент 15", "Клиент 16", "Клиент 17"]);
    for _ in 0..3 {
        matrix.walk(Action::Down);
    }
    assert!(matrix.opens_cell() && matrix.current().is_none());
    assert_eq!((matrix.open(), matrix.current()), (None, Some(4)));
    assert_eq!(matrix.opened(), Some(("A · Голова".to_owned(), 14)));
    matrix.walk(Action::Bottom);
    assert_eq!(matrix.open(), Some(14));
    assert!(matrix.close() && !matrix.close());
    // Who was sought there is found among those who have no room.
    matrix.seek(9);
    matrix.lay((30, 7), Lang::Ru);
    assert!(matrix.opens_cell());
}

#[test]
fn rows_have_the_lines_they_need_where_there_is_room() {
    let matrix = laid(&[vec![3, 0], vec![1, 1]], (30, 20));
    assert_eq!((matrix.needed(30), matrix.lines.clone()), (6, vec![1, 5]));
    let narrow = laid(&[vec![1, 1, 1]], (8, 3));
    assert!(narrow.columns.iter().all(|(_, wide)| *wide >= LEAST));
}

/// The names of opportunities were cut at every size, with empty lines under them (M28).
#[test]
fn a_name_that_is_wider_than_its_column_goes_on_below() {
    let mut matrix = Matrix::default();
    let mut cells = of(&[vec![2, 1], vec![1, 0]]);
    cells.rows[0][0][1].text = "Фармлада: Упаковка для второй линии розлива".to_owned();
    matrix.set(cells);
    matrix.lay((40, 12), Lang::Ru);
    assert_eq!(matrix.slots[1].text, ["Фармлада: Упаковка для", "второй линии розлива"]);
    assert_eq!((matrix.slots[1].place.height, matrix.lines.clone(), matrix.needed(40)), (2, vec![1, 5], 6));
    // Where there are no lines for it, it is cut as before.
    matrix.lay((40, 4), Lang::Ru);
    assert_eq!(matrix.slots[1].text.len(), 1);
}

proptest! {
    /// Whoever stands there can be come to by arrows, and no two stand in one place.
    #[test]
    fn every_name_is_reached_by_arrows(
        counts in prop::collection::vec(prop::collection::vec(0_usize..9, 4), 1..5),
        cells in 40_u16..140,
        lines in 6_u16..40,
    ) {
        let mut matrix = laid(&counts, (cells, lines));
        let places: BTreeSet<_> = matrix.slots.iter().map(|slot| (slot.place.y, slot.place.x)).collect();
        prop_assert_eq!(places.len(), matrix.slots.len());
        let keys: Vec<Key> = matrix.slots.iter().map(|slot| slot.key).collect();
        let mut met: Vec<Key> = keys.first().copied().into_iter().collect();
        let mut at = 0;
        while let Some(from) = met.get(at).copied() {
            for action in [Action::Up, Action::Down, Action::Left, Action::Right] {
                matrix.selected = Some(from);
                matrix.walk(action);
                let Some(next) = matrix.selected else { continue };
                if !met.contains(&next) {
                    met.push(next);
                }
            }
            at += 1;
        }
        prop_assert_eq!(met.len(), keys.len());
    }
}
