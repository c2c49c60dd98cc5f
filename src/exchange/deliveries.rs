//! Tables of deliveries: how many came in a month at a client, how many on time and in full, what was complained of, how long an answer took
//! (M51). Such tables are small: they are read whole.

use super::Reason;
use super::known::plain;
use super::listed::{List, Listed, Named, Unread, cell, client_of};
use super::purchases::{Says, When, bare_heading, says, when};
use super::table::{Row, Table};
use crate::domain::delivery::{DELIVERY, Figures, KEYS};
use crate::domain::words::Lang;
use crate::domain::{Field, Kind};

/// What columns of the figures are called beside the names that we give their fields, in the order of these.
const NAMES: [&[&str]; KEYS.len()] = [
    // shipments
    &[
        "поставки",
        "всего поставок",
        "количество поставок",
        "кол-во поставок",
        "отгрузок",
        "отгрузки",
        "всего отгрузок",
        "количество отгрузок",
        "кол-во отгрузок",
        "доставок",
        "доставки",
        "всего доставок",
        "shipments",
        "total deliveries",
        "total shipments",
        "number of deliveries",
        "number of shipments",
        "delivered in all",
        "deliveries in all",
        "отгружено всего",
        "поставлено всего",
        "lieferungen",
    ],
    // on_time
    &[
        "вовремя",
        "поставок в срок",
        "поставки в срок",
        "отгружено в срок",
        "отгрузок в срок",
        "доставлено в срок",
        "доставок в срок",
        "своевременно",
        "без опоздания",
        "on-time",
        "delivered on time",
        "deliveries on time",
        "shipments on time",
        "on time deliveries",
        "pünktlich",
    ],
    // in_full
    &[
        "полных",
        "в полном объеме",
        "поставок полностью",
        "отгружено полностью",
        "доставлено полностью",
        "комплектно",
        "без недопоставок",
        "in-full",
        "delivered in full",
        "deliveries in full",
        "shipments in full",
        "complete",
        "vollständig",
    ],
    // answer_days
    &[
        "ответ",
        "срок ответа",
        "время ответа",
        "средний срок ответа",
        "дней на ответ",
        "ответ дней",
        "answer",
        "answer days",
        "days to respond",
        "response time",
        "response days",
    ],
    // complaints
    &["претензии", "рекламаций", "рекламации", "жалоб", "жалобы", "claims", "number of complaints", "reklamationen"],
];

/// What a row tells of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The month.
    pub month: When,
    /// What it came to.
    pub figures: Figures,
}

/// A table of deliveries; it tells the figures that it has, by the keys of their fields.
pub type Deliveries = List<Delivered>;

/// Where what stands.
pub struct Columns {
    when: Option<usize>,
    client: Option<usize>,
    tax_id: Option<usize>,
    counted: [Option<usize>; KEYS.len()],
}

fn field(key: &str) -> Option<&'static Field> {
    DELIVERY.field(key)
}

/// Which figure a heading names, by its place.
fn figure(heading: &str) -> Option<usize> {
    let is = |text: &str, (key, names): (&&str, &&[&str])| {
        let own = field(key).is_some_and(|field| Lang::ALL.iter().any(|lang| plain(field.words.get(*lang)) == text));
        own || names.iter().any(|name| plain(name) == text)
    };
    [heading, bare_heading(heading)].iter().find_map(|text| {
        let text = plain(text);
        KEYS.iter().zip(&NAMES).position(|known| is(&text, known))
    })
}

impl Listed for Delivered {
    type Columns = Columns;
    type About = Vec<&'static str>;

    fn known(cells: &[String]) -> usize {
        let is_known = |cell: &&String| figure(cell).is_some() || matches!(says(cell), Some(Says::When | Says::Client | Says::TaxId));
        cells.iter().filter(is_known).count()
    }

    /// A table of deliveries says the month, the client, how many there were, and at least one thing of them; no sum.
    fn columns(table: &Table, _: &[&str]) -> Option<(Columns, Self::About)> {
        let header = &table.header;
        let first = |what: Says| header.iter().position(|cell| figure(cell).is_none() && says(cell) == Some(what));
        let mut counted = [None; KEYS.len()];
        for (at, cell) in header.iter().enumerate().rev() {
            if let Some(slot) = figure(cell).and_then(|figure| counted.get_mut(figure)) {
                *slot = Some(at);
            }
        }
        let is_meant = counted.iter().flatten().count() > 1 && counted.first().is_some_and(Option::is_some);
        // So many figures are of deliveries and of nothing else: each row says then that its month is missing.
        let is_meant = is_meant && (first(Says::When).is_some() || counted.iter().flatten().count() > 2);
        let columns = Columns { when: first(Says::When), client: first(Says::Client), tax_id: first(Says::TaxId), counted };
        let told = KEYS.into_iter().zip(counted).filter(|(_, at)| at.is_some()).map(|(key, _)| key).collect();
        (is_meant && columns.client.or(columns.tax_id).is_some() && first(Says::Amount).is_none()).then_some((columns, told))
    }

    fn named(columns: &Columns, row: &Row, _: Option<&Row>) -> Result<Named, Unread> {
        client_of(row, columns.client, columns.tax_id).map(Named::Client)
    }

    fn read(columns: &Columns, row: &Row) -> Result<Vec<Delivered>, Unread> {
        let month = match cell(row, columns.when) {
            "" => return Err((Reason::NoMonth, row.said())),
            text => when(text).ok_or_else(|| (Reason::NoDay, text.to_owned()))?.month(),
        };
        let mut counted = [None; KEYS.len()];
        for ((slot, at), key) in counted.iter_mut().zip(columns.counted).zip(KEYS) {
            *slot = count(key, cell(row, at))?;
        }
        let [Some(shipments), on_time, in_full, ..] = counted else { return Err((Reason::NoCount, row.said())) };
        if [on_time, in_full].into_iter().flatten().any(|part| part > shipments) {
            return Err((Reason::MoreThanAll, row.said()));
        }
        Ok(vec![Delivered { month, figures: Figures(counted) }])
    }
}

impl Deliveries {
    /// The months that it tells of, in their order.
    pub fn months(&self) -> Vec<When> {
        let months: std::collections::BTreeSet<When> = self.rows.iter().map(|row| row.of.month).collect();
        months.into_iter().collect()
    }
}

/// A whole number of a cell, within the bounds of its field; nothing where nothing stands there. A part of the whole, in per cent, is no count.
fn count(key: &str, text: &str) -> Result<Option<i64>, (Reason, String)> {
    let odd = || (Reason::NoCount, text.to_owned());
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    if matches!(bare.as_str(), "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let whole = bare
        .split_once(['.', ','])
        .filter(|(_, rest)| !rest.is_empty() && rest.chars().all(|c| c == '0'))
        .map_or(&*bare, |(whole, _)| whole);
    let count = whole.parse::<i64>().map_err(|_| odd())?;
    match field(key).map(|field| field.kind) {
        Some(Kind::Int(least, most)) if !(least..=most).contains(&count) => Err(odd()),
        _ => Ok(Some(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::listed::{Told, read_text};

    type Read = (String, String, [Option<i64>; KEYS.len()]);

    fn rows(text: &str) -> Option<Vec<Read>> {
        let found = read_text::<Delivered>("x.csv", text)?;
        let row = |row: &Told<Delivered>| (found.clients[row.client].called().to_owned(), row.of.month.kept(), row.of.figures.0);
        Some(found.rows.iter().map(row).collect())
    }

    #[test]
    fn tables_are_known_by_whatever_their_columns_are_called() {
        let read = vec![("Лютик".to_owned(), "2026-10".to_owned(), [Some(40), Some(38), Some(39), Some(2), Some(1)])];
        for text in [
            "Месяц;Клиент;Поставок;В срок;Полностью;Дней до ответа;Претензий\n10.2026;Лютик;40;38;39;2;1\n",
            "Клиент\tМесяц\tПоставок\tВ срок\tПолностью\tОтвет, дн.\tПретензий\nЛютик\tОктябрь 2026\t40\t38\t39\t2\t1\n",
            "Отчёт о поставках\n\nКонтрагент,Период,Всего отгрузок,Вовремя,В полном объёме,Срок ответа,Рекламации\nЛютик,2026-10-01,40,38,39,2.0,1\n",
            "Account,Month,Deliveries,On time,In full,\"Answer, d\",Complaints\nЛютик,Oct 2026,40,38,39,2,1\n",
            "Customer;Period;Total deliveries;Delivered on time;In-full;Response time;Claims\nЛютик;10.2026;40;38;39;2;1\n",
        ] {
            assert_eq!(rows(text).as_ref(), Some(&read), "{text}");
        }
        let by_id = rows("ИНН;Месяц;Поставок;В срок\n7700000016;10.2026;5;-\n").unwrap();
        assert_eq!(by_id, [("7700000016".to_owned(), "2026-10".to_owned(), [Some(5), None, None, None, None])]);
    }

    #[test]
    fn what_is_no_table_of_deliveries_is_left_to_others() {
        for text in [
            "Период;Клиент;Сумма\n10.2026;Лютик;1000\n",
            "Период;Клиент;Сумма;Поставок;В срок\n10.2026;Лютик;1000;4;4\n",
            "Клиент;Поставок;В срок\nЛютик;4;4\n",
            "Месяц;Клиент;Поставок\n10.2026;Лютик;4\n",
            "ФИО;Телефон\nКим;1\n",
        ] {
            assert_eq!(rows(text), None, "{text}");
        }
    }

    /// A table of deliveries without a month was taken for companies, with the figures beside them.
    #[test]
    fn a_table_without_its_month_says_so() {
        let found = read_text::<Delivered>("x.csv", "Клиент;Отгружено всего;В срок;В полном объёме;Претензии\nЛютик;40;38;39;1\n").unwrap();
        assert_eq!((found.rows.len(), found.problems[0].reason), (0, Reason::NoMonth));
    }

    #[test]
    fn rows_that_cannot_be_are_told_with_their_lines() {
        let text = "Месяц;Клиент;Поставок;В срок;Полностью\n10.2026;Лютик;40;41;1\n10.2026;;4;4;4\n;Мак;4;4;4\nскоро;Мак;4;4;4\n10.2026;Мак;четыре;4;4\n10.2026;Мак;4;95 %;4\n10.2026;Мак;;4;4\n10.2026;Ива;4;4;4;4\n";
        let found = read_text::<Delivered>("x.csv", text).unwrap();
        let told: Vec<(u64, Reason)> = found.problems.iter().map(|problem| (problem.line, problem.reason)).collect();
        let of = [
            Reason::MoreThanAll,
            Reason::NoClient,
            Reason::NoMonth,
            Reason::NoDay,
            Reason::NoCount,
            Reason::NoCount,
            Reason::NoCount,
            Reason::MoreCells,
        ];
        assert_eq!((found.rows.len(), told), (0, (2..).zip(of).collect::<Vec<_>>()));
    }
}
