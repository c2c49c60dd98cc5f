//! Cells that say otherwise than they seem to: tax ids that are none, cells beyond the headings, empty ones.

use super::{kept, read_rows, row, told};
use crate::exchange::Reason;
use crate::exchange::purchases::Report;

fn clients(report: &Report) -> Vec<(&str, &str)> {
    report.clients.iter().map(|client| (client.name.as_str(), client.tax_id.as_str())).collect()
}

/// Accounting programs write noughts for whoever has no tax id: all of them were one client.
#[test]
fn noughts_are_no_tax_id() {
    let report =
        read_rows("Период;Клиент;ИНН;Сумма\n01.2026;Частник Ким;0;1000\n01.2026;Другой GmbH;0000000000;500\n01.2026;Третий;0.0;7\n");
    assert_eq!((clients(&report), told(&report)), (vec![("Частник Ким", ""), ("Другой GmbH", ""), ("Третий", "")], vec![]));
    // Where nothing else tells who it is, it is not the client above.
    let nobody = read_rows("Период;Клиент;ИНН;Сумма\n01.2026;Лютик;7700000016;1000\n01.2026;;0;500\n");
    assert_eq!((nobody.rows.len(), told(&nobody)), (1, vec![(3, Reason::NoClient)]));
}

/// «7700000016.0» became 77000000160, and two ids in a cell one of twenty figures.
#[test]
fn a_tax_id_as_a_number_is_read_and_two_are_none() {
    let report = read_rows(
        "Период;Клиент;ИНН;Сумма\n01.2026;Лютик;7700000016.0;1\n01.2026;Ким;100000018.0;1\n01.2026;Мак;7700000016, 7700000200;1\n01.2026;Ива;7700000016/770001001;1\n",
    );
    assert_eq!(clients(&report), [("Лютик", "7700000016"), ("Ким", "100000018"), ("Мак", ""), ("Ива", "7700000016")]);
    assert_eq!(told(&report), [(4, Reason::SeveralTaxIds)]);
}

/// What stood beyond the headings was dropped without a word: of an amount with a comma only the part before it was taken.
#[test]
fn a_row_with_more_cells_than_columns_is_not_taken_and_told() {
    let report = read_rows(
        "Month,Customer,Amount,Cost\n2026-01,Buttercup,\"12,500\",8\n2026-01,Kim,12,500,8,000\n2026-02,Kim,7,5,,\n2026-02,Poppy,1 234,56,7\n",
    );
    assert_eq!(report.rows.iter().map(|row| row.amount / 100).collect::<Vec<_>>(), [12_500, 7]);
    assert_eq!(told(&report), [(3, Reason::MoreCells), (5, Reason::MoreCells)]);
    assert_eq!(report.problems[0].value, "2026-01 · Kim · 12 · 500 · 8 · 000");
    assert!(Reason::MoreCells.leaves_out() && report.unread.iter().any(|(client, ..)| client.name == "Kim"));
    let beyond = read_rows("Период;Клиент;Сумма\n01.2026;Лютик;1000;2000\n01.2026;Ким;5;\n");
    assert_eq!((beyond.rows.len(), told(&beyond)), (1, vec![(2, Reason::MoreCells)]));
    let lines = read_rows("Клиент;Янв 2026\n;План;Факт\nЛютик;9;5\n");
    assert_eq!((lines.rows.len(), told(&lines)), (1, vec![]));
}

/// A client that was left out of one row of a full table was the one above.
#[test]
fn an_empty_cell_of_a_full_table_is_no_merged_one() {
    let report = read_rows(
        "Период;Клиент;Группа;Сумма\n01.2026;Лютик;Плёнка;1000\n01.2026;Ким;Короб;500\n01.2026;;Лента;900\n02.2026;Ким;Короб;7\n02.2026;;;777\n",
    );
    assert_eq!((report.rows.len(), report.filled), (3, 0));
    assert_eq!(told(&report), [(4, Reason::NoClient), (6, Reason::NoClient)]);
    // A client that is merged across its months is told once.
    let merged = read_rows("Клиент;Период;Сумма\nЛютик;01.2026;1\n;02.2026;2\nКим;02.2026;3\n;02.2026;4\n");
    assert_eq!((merged.rows.len(), merged.filled), (4, 2));
}

/// `="01.2026"` keeps a spreadsheet from reckoning with it: it was neither a month nor a sum.
#[test]
fn a_shell_of_a_spreadsheet_is_taken_off() {
    let report = read_rows("Период;Клиент;ИНН;Сумма\n=\"01.2026\";=\"Лютик\";=\"7700000016\";=\"2000\"\n");
    assert_eq!((kept(&report), told(&report)), (vec![row("Лютик", "", "2026-01", 200_000, None)], vec![]));
    assert_eq!(clients(&report), [("Лютик", "7700000016")]);
    let wide = read_rows("Клиент;Янв 2026\nЛютик;=\"2000\"\n");
    assert_eq!(kept(&wide), [row("Лютик", "", "2026-01", 200_000, None)]);
}
