//! What is said of reports on purchases (M8, M33).

use super::import::{ROWS, problem};
use super::{Counted, Words};
use crate::domain::money::CURRENCIES;
use crate::domain::money::said::exact;
use crate::domain::name::fold;
use crate::domain::words::thousands;
use crate::domain::{Entity, Lang, Value, day};
use crate::exchange::purchases::{BILLION, KOPECK, Lacks, MILLION, Of, Refusal, Report, THOUSAND, YearFrom};
use crate::exchange::{Problem, Reason};
use crate::import::purchases::{Done, Other, Plan, Share, Unknown, Was};

crate::sentences! {
    fn source_of(name: &str, rows: &str, months: &str, how: &str): "{name}: отчёт о закупках, {rows}, {months}{how}" / "{name}: a report on purchases, {rows}, {months}{how}";
    fn empty_source(name: &str): "{name}: отчёт о закупках, строк не прочитано" / "{name}: a report on purchases, no rows read";
    fn unread_columns(columns: &str): "Не нужны и не внесутся столбцы: {columns}." / "Columns that are not needed and not taken in: {columns}.";
    /// Of months of deliveries that wait.
    fn delivered(count: &str): "поставки: {count} мес." / "deliveries: {count} mo.";
    WHOSE: "Ваши клиенты" / "Your accounts";
    fn brought(name: &str, what: &str, sums: &str): "{name}: {what}; {sums}" / "{name}: {what}; {sums}";
    fn named(name: &str, what: &str): "{name}: {what}" / "{name}: {what}";
    SAME: "всё уже есть" / "all known already";
    fn new_rows(count: &str): "новых {count}" / "{count} new";
    fn changed_rows(count: &str): "исправится {count}" / "{count} corrected";
    fn gone_rows(count: &str): "уйдёт {count}" / "{count} go";
    fn unread_rows(count: &str): "не прочитано, останется прежнее: {count}" / "not read, stays as it was: {count}";
    fn uncosted_rows(count: &str): "без себестоимости {count} (была известна)" / "{count} without the cost that was known";
    fn corrected_rows(count: &str): "исправлено {count}" / "{count} corrected";
    fn went_rows(count: &str): "ушло {count}" / "{count} gone";
    BY_HAND: "В этих месяцах есть и записанное вручную: останется, в суммах месяцев учтено" / "Of these months something was written by hand: it stays and is counted in";
    HELD: "За эти месяцы уже есть строки, которых в отчёте нет: останутся, новые прибавятся к ним" / "For these months there are rows that are not in the report: they stay, and the new ones are added to them";
    fn month_of(name: &str, month: &str, what: &str): "{name}, {month}: {what}" / "{name}, {month}: {what}";
    fn held_beside(held: &str, new: &str): "останется {held}, прибавится {new}" / "{held} stays, {new} is added";
    fn from_to(before: &str, after: &str): "{before} → {after}" / "{before} → {after}";
    CHANGES: "Месяцы, которые станут другими" / "Months that come to something else";
    fn month_changes(name: &str, month: &str, before: &str, after: &str): "{name}, {month}: {before} → {after}" / "{name}, {month}: {before} → {after}";
    OTHERS: "Сумма прежняя, меняется другое" / "The sum stays, something else changes";
    fn other_cost(name: &str, month: &str, goods: &str, before: &str, after: &str): "{name}, {month}, {goods}: себестоимость {before} → {after}" / "{name}, {month}, {goods}: cost {before} → {after}";
    fn other_goods(name: &str, month: &str, before: &str, after: &str, sum: &str): "{name}, {month}: {before} → {after}, {sum}" / "{name}, {month}: {before} → {after}, {sum}";
    NO_COST_KNOWN: "неизвестна" / "unknown";
    LEFT_OUT: "Есть за эти месяцы, но не в этом отчёте: уйдёт (записанное вручную останется)" / "Known for these months and not in this report: goes (what was written by hand stays)";
    KEPT_OUT: "Есть за эти месяцы, но не в этом отчёте: останется" / "Known for these months and not in this report: stays";
    /// How the shell keeps them.
    KEEP: "Чтобы осталось, добавьте --keep." / "To keep it, add --keep.";
    UNKNOWN: "Не ваши клиенты: будут ждать в «Практика → Отчёты»" / "No accounts of yours: they wait in Practice, Reports";
    fn with_tax_id(name: &str, tax_id: &str): "{name}, ИНН {tax_id}" / "{name}, tax id {tax_id}";
    fn one_of(name: &str, names: &str): "{name} (подходят {names})" / "{name} (may be {names})";
    fn may_be(name: &str, account: &str): "{name} (возможно, это {account})" / "{name} (may be {account})";
    NOT_READ: "Не прочитано" / "Not read";
    NOTED: "Прочитано, но обратите внимание" / "Read, but worth a look";
    STAYS: "Месяцы, которых в отчёте нет: прежние строки остаются и считаются" / "Months that the report has not: what stood there stays and counts";
    fn stays_of(rows: &str, sum: &str): "{rows} прежнего отчёта, {sum}" / "{rows} of an earlier report, {sum}";
    fn waits_already(what: &str): "{what}; уже ждёт" / "{what}; waits already";
    fn odd_total(line: &str, said: &str, come: &str): "Строка {line}: итог отчёта — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the report’s total is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_costs(line: &str, said: &str, come: &str): "Строка {line}: итог себестоимости — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the total of the costs is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_client(line: &str, name: &str, said: &str, come: &str): "Строка {line}: итог по клиенту {name} — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the total of {name} is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_months(line: &str, said: &str, come: &str): "Строка {line}: итог строки — {said}, а её месяцы дают {come}. Проверьте." / "Line {line}: the row’s total is {said}, and its months come to {come}. Check it.";
    fn turned_costs(rows: &str): "Знак себестоимости был не как у суммы и исправлен: {rows}." / "The cost had another sign than the amount and is put right: {rows}.";
    fn returned_rows(rows: &str): "Возвраты прочитаны со знаком минус: {rows}." / "Returns are read as below zero: {rows}.";
    fn stays_so(sum: &str): "{sum} без перемен" / "{sum} as before";
    fn comes_anew(sum: &str): "новые {sum}" / "new {sum}";
    fn two_sums(taken: &str, others: &str): "Столбцов с суммой несколько: взят {taken}, не взят {others}." / "Several columns have the amount: {taken} is taken, {others} is not.";
    fn two_sums_alike(taken: &str, others: &str): "Столбцов с суммой несколько: взят {taken}, не взят {others}. Проверьте, тот ли." / "Several columns have the amount: {taken} is taken, {others} is not. Check that it is the right one.";
    fn unwaited(months: &str): "; из «Отчётов» убрано: {months}" / "; taken out of Reports: {months}";
    WAITED: "Ждали в «Отчётах», но в этом отчёте их нет: уйдёт" / "Waited in Reports and not in this report: goes";
    DOUBLES: "Уже записано вручную; останется и то, и другое" / "Written by hand already; both stay";
    NOTES: "Как прочитан отчёт" / "How the report was read";
    IN_KOPECKS: "Суммы в отчёте — в копейках (центах): последние две цифры — копейки." / "Amounts in the report are in cents: the last two figures are the cents.";
    IN_THOUSANDS: "Суммы в отчёте — в тысячах, внесутся полностью." / "Amounts in the report are in thousands and are taken in whole.";
    IN_MILLIONS: "Суммы в отчёте — в миллионах, внесутся полностью." / "Amounts in the report are in millions and are taken in whole.";
    IN_BILLIONS: "Суммы в отчёте — в миллиардах, внесутся полностью." / "Amounts in the report are in billions and are taken in whole.";
    fn filled_rows(rows: &str): "Месяц или клиент взят из строки выше (как в объединённых ячейках): {rows}." / "The month or the client is that of the row above, as in merged cells: {rows}.";
    NESTED: "Товары прочитаны под своими клиентами; строки самих клиентов — их итоги." / "Goods are read under their clients; the rows of the clients themselves are their totals.";
    fn repeated_rows(rows: &str): "Есть в нескольких файлах или на листах слово в слово, внесутся один раз: {rows}." / "The same in several files or sheets and taken in once: {rows}.";
    SHARED: "Клиент за месяц есть в нескольких файлах или на листах: сложится" / "A client has rows of a month in several files or sheets: they are added up";
    TOGETHER: "Файлы одной команды — один отчёт. Один из них не прочитан, поэтому не вносится ни один: исправьте его или уберите из команды." / "Files of one command are one report. One of them is not read, so none is taken in: mend it, or leave it out.";
    fn rows_ahead(rows: &str): "Закупки будущих дней: {rows}. Проверьте месяцы." / "Purchases of days to come: {rows}. Check the months.";
    fn left_alone(clients: &str): "Не ваши, не спросим: {clients}." / "Not yours and not asked about: {clients}.";
    NOTHING_READ: "Из отчёта не прочитано ни одной строки. Вносить нечего." / "Not a row of the report could be read. There is nothing to take in.";
    REFUSED: "Отчёт не прочитан" / "The report is not read";
    fn two_columns(month: &str): "За {month} два столбца, и неясно, где выручка. Подпишите столбцы: «Выручка», «Себестоимость»." / "There are two columns of {month} and nothing says which is the revenue. Name them: Revenue, Cost.";
    NO_YEAR: "Месяцы в заголовках без года. Добавьте год: «Январь 2026», строку «2026 год» над таблицей или год в имя файла." / "The months in the headings have no year. Add it: Jan 2026, a line “2026” above the table, or the year to the file’s name.";
    DAY_ORDER: "По датам вида 03/04/2026 не понять, где день, а где месяц. Запишите их как 03.04.2026 или 2026-04-03." / "Nothing tells the day from the month in days such as 03/04/2026. Write them as 03.04.2026 or 2026-04-03.";
    fn unknown_currency(known: &str): "Суммы в неизвестной валюте. Здесь ведут: {known}." / "The amounts are in an unknown currency. Kept here: {known}.";
    fn foreign_currency(code: &str, known: &str): "Суммы в валюте {code}, её здесь не ведут. Ведут: {known}." / "The amounts are in {code}, which is not kept here. These are: {known}.";
    fn titled_month(month: &str): "Столбца месяца нет: все строки — {month}, как сказано над таблицей. Проверьте." / "There is no column of the month: all rows are of {month}, as the lines above the table say. Check it.";
    LACKS_MONTH: "Для отчёта о закупках не хватает столбца месяца («Период») или одного месяца в заголовке." / "As a report on purchases it lacks a column of the month, or one month in its title.";
    LACKS_CLIENT: "Для отчёта о закупках не хватает столбца клиента («Контрагент»)." / "As a report on purchases it lacks a column of the client.";
    LACKS_AMOUNT: "Для отчёта о закупках не хватает столбца суммы («Сумма», «Выручка»)." / "As a report on purchases it lacks a column of the amount.";
    CLIENTS_AS_GOODS: "Под группами стоят ваши клиенты, а не товары: прочитаны они, а не группы." / "Below the groups stand your accounts and no goods: they are read, and not the groups.";
    fn year_of_title(year: i32): "Год месяцев, {year}, взят из строк над таблицей." / "The year of the months, {year}, is that of the lines above the table.";
    fn year_of_name(year: i32): "Год месяцев, {year}, взят из имени файла. Проверьте его." / "The year of the months, {year}, is that of the file’s name. Check it.";
    /// The encoding is that of the file, not chosen.
    NO_ENCODING: "Кодировку выбирают у текстовых файлов: книга Excel и вставленная таблица читаются как есть." / "Only text files have an encoding to choose: a workbook and a pasted table are read as they are.";
    fn unsplit(line: &str, month: &str): "Строка {line}: у клиента за {month} есть строки и с товаром, и без, и суммы не сходятся. Неясно, итог это или закупка без товара. Впишите товар в пустые ячейки («Прочее») или уберите строки итогов." / "Line {line}: in {month} a client has rows with goods and without, and they do not add up. Nothing tells a total from a purchase without goods. Write the goods into the empty cells (“Other”), or take the totals out.";
    fn odd_under(said: &str): "Под месяцами стоит {said}, и неясно, что это. Подпишите столбцы: «Факт», «План», «Без НДС», «Возвраты», «Себестоимость» — или оставьте под месяцем один столбец, сумму продаж." / "Under the months stands {said}, and nothing tells what that is. Name the columns: Actual, Plan, Excl. VAT, Returns, Cost; or leave one column under each month, the sales.";
    fn no_sums(said: &str): "Под месяцами нет сумм продаж, только {said}. Добавьте столбцы с фактом: «Факт, руб.»." / "Under the months there are no sums of sales, only {said}. Add columns of what was sold: Actual, EUR.";
    fn periods(said: &str): "Столбцы — не месяцы ({said}), а закупки ведутся по месяцам. Выгрузите отчёт по месяцам." / "The columns are no months ({said}), and purchases are kept by months. Export the report by months.";
    fn no_sales(said: &str): "Это не продажи, а платежи, заказы или поступления ({said}): закупками клиентов не внесутся. Выгрузите реализацию." / "These are no sales but payments, orders or receipts ({said}): they are not taken in as purchases. Export the sales.";
    fn odd_unit(said: &str): "Неясно, в чём суммы: {said}. Подпишите столбец: «Сумма, руб.», «Сумма, тыс. руб.» или «Сумма, млн руб.»." / "Nothing tells what the amounts count in: {said}. Name the column: Amount (EUR), Amount (thousand EUR) or Amount (million EUR).";
    MONTHS_AMONG_CLIENTS: "Месяцы стоят в столбце клиентов. Вынесите их в отдельный столбец («Период»)." / "Months stand in the column of the clients. Put them in a column of their own (Period).";
    UNCLEAR_GROUPS: "Клиенты и товары в одном столбце, и неясно, где кто: суммы клиентов не сходятся с товарами под ними. Вынесите товары в отдельный столбец." / "Clients and goods stand in one column and nothing tells which is which: the sums of clients are not those of the goods below. Put the goods in a column of their own.";

    /// Nothing is new in the report.
    NOTHING_NEW: "Всё из отчёта уже внесено. Менять нечего." / "All of the report is known already. There is nothing to change.";
    fn made_of(what: &str, unknown: &str): "Закупки внесены: {what}{unknown}." / "Purchases taken in: {what}{unknown}.";
    NOTHING_FOR_YOURS: "у ваших клиентов без перемен" / "nothing changes for your accounts";
    fn waiting(clients: &str): "; ждут в «Отчётах»: {clients}" / "; waiting in Reports: {clients}";
    /// The tab of clients that wait.
    REPORTS: "Отчёты" / "Reports";
    CLIENT: "Клиент по отчёту" / "Client in the report";
    TAX_ID: "ИНН" / "Tax id";
    MONTHS: "Месяцы" / "Months";
    BOUGHT: "Куплено" / "Bought";
    NOBODY_WAITS: "Все клиенты из отчётов о закупках узнаны. Отчёт вносит I." / "Every client of the reports on purchases is known. I takes a report in.";
    NOBODY_ASKED: "Никто не ждёт: все клиенты из отчётов узнаны." / "Nobody waits: every client of the reports is known.";
    fn whose(name: &str): "Чей это клиент: {name}" / "Whose is {name}";
    fn made(name: &str, rows: &str): "Новый клиент: {name}, внесено {rows}." / "A new account: {name}, {rows} taken in.";
    fn placed(name: &str, account: &str, rows: &str): "«{name}» — это {account}: внесено {rows}. В следующий раз узнается само." / "“{name}” is {account}: {rows} taken in. The next report knows it.";
    fn there_already(name: &str): "Похоже, уже есть: {name}. Enter — это он, n ещё раз — завести нового." / "It seems to be there already: {name}. Enter if it is that one, n once more to make a new one.";
    fn left(name: &str): "«{name}» — не ваш клиент, больше не спросим. Он внизу списка; x — вернуть." / "“{name}” is not yours and is not asked about again. It stands below the others; x takes it back.";
    fn asked_again(name: &str): "«{name}» снова ждёт." / "“{name}” waits again.";
    TAKE_BACK: "вернуть" / "take back";
    NOT_YOURS: "не ваш" / "not yours";
}

/// «3 месяца».
const MONTHS_GONE: Counted = Counted { ru: ["месяц", "месяца", "месяцев"], en: ["month", "months"] };

/// «3 клиента».
pub const CLIENTS: Counted = Counted { ru: ["клиент", "клиента", "клиентов"], en: ["client", "clients"] };

/// A part of what a report would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub heading: Words,
    /// A line each.
    pub lines: Vec<String>,
}

/// What the report is: name, rows, months, how it was read.
pub fn source(report: &Report, lang: Lang) -> String {
    let months = report.months();
    let month = |of: Option<&crate::exchange::purchases::When>| of.map_or_else(String::new, |when| day::show(&when.kept(), lang));
    let (first, last) = (month(months.first()), month(months.last()));
    if months.is_empty() {
        return empty_source(lang, &report.name);
    }
    let span = if first == last { first } else { format!("{first}–{last}") };
    let how = if report.encoding.is_empty() { String::new() } else { format!(", {}", report.encoding) };
    source_of(lang, &report.name, &ROWS.with(lang, report.rows.len() as u64), &span, &how)
}

/// The columns of which nothing is taken in.
pub fn unread(report: &Report, lang: Lang) -> Option<String> {
    let names = report.columns.unread.iter().filter_map(|at| report.column(*at));
    let names: Vec<String> = names.map(|name| super::prep::quoted(&name, lang)).collect();
    (!names.is_empty()).then(|| unread_columns(lang, &names.join(", ")))
}

/// What the report would change, part by part; those with nothing in them are left out.
pub fn parts(plan: &Plan, lang: Lang) -> Vec<Part> {
    let out: Vec<&str> = plan.left_out().map(|(name, _)| name).collect();
    let ours = plan.accounts.iter().map(|(account, share)| (plan.name(*account), share)).filter(|(name, _)| !out.contains(name));
    let whose: Vec<String> = ours.map(|(name, share)| said_of(name, rows(share, lang), sums(share, lang), lang)).collect();
    let named =
        plan.accounts.iter().flat_map(|(account, share)| share.months.iter().map(|(month, sums)| (plan.name(*account), month, sums)));
    let changes = named.filter(|(name, ..)| !out.contains(name)).map(|(name, (month, currency), (before, after))| {
        month_changes(lang, name, &day::show(&month.kept(), lang), &exact(*before, currency, lang), &exact(*after, currency, lang))
    });
    let yours = || plan.accounts.iter().map(|(account, share)| (plan.name(*account), share));
    let others = yours().flat_map(|(name, share)| share.others.iter().map(move |other| said_other(name, other, lang)));
    let by_hand = yours().flat_map(|(name, share)| {
        share
            .by_hand
            .iter()
            .map(move |((month, currency), sum)| month_of(lang, name, &day::show(&month.kept(), lang), &exact(*sum, currency, lang)))
    });
    let held = yours().flat_map(|(name, share)| {
        share.held.iter().map(move |((month, currency), (held, new))| {
            let [held, new] = [held, new].map(|minor| exact(*minor, currency, lang));
            month_of(lang, name, &day::show(&month.kept(), lang), &held_beside(lang, &held, &new))
        })
    });
    let stays = yours().flat_map(|(name, share)| {
        share.stays.iter().map(move |((month, currency), (rows, sum))| {
            let stays = stays_of(lang, &ROWS.with(lang, *rows as u64), &exact(*sum, currency, lang));
            month_of(lang, name, &day::show(&month.kept(), lang), &stays)
        })
    });
    let left = plan.left_out().map(|(name, share)| brought(lang, name, &ROWS.with(lang, share.gone as u64), &sums(share, lang)));
    let unknown = plan.unknown.iter().map(|unknown| {
        let told = nobody(plan, unknown, lang);
        if unknown.waits { waits_already(lang, &told) } else { told }
    });
    let waited = plan.waited.iter().map(|waited| {
        let month = day::show(&waited.month, lang);
        brought(lang, &waited.name, &month, &exact(waited.amount, &waited.currency, lang))
    });
    let doubles = plan.doubles.iter().map(|double| {
        let what = format!("{}, {}", day::show(&double.month.kept(), lang), goods(&double.title, lang));
        brought(lang, plan.name(double.account), &what, &exact(double.amount, &double.currency, lang))
    });
    let shared = plan.report.shared.added.iter().map(|(name, month)| {
        let called = plan.report.clients.iter().map(|client| client.name.as_str()).find(|called| fold(called) == *name);
        format!("{}, {}", called.unwrap_or(name), day::show(&month.kept(), lang))
    });
    let [refused, mut notes, not_read, noted] = of_file(&plan.report, lang);
    notes.lines.extend(notes_of(plan, lang).into_iter().map(|(_, said)| said));
    let parts = [
        (SHARED, shared.collect()),
        (WHOSE, whose),
        (CHANGES, changes.collect()),
        (OTHERS, others.collect()),
        (BY_HAND, by_hand.collect()),
        (HELD, held.collect()),
        (STAYS, stays.collect()),
        (if plan.keeps { KEPT_OUT } else { LEFT_OUT }, left.collect()),
        (DOUBLES, doubles.collect()),
        (UNKNOWN, unknown.collect()),
        (WAITED, waited.collect()),
    ];
    let parts = parts.into_iter().map(|(heading, lines)| Part { heading, lines });
    [refused, notes].into_iter().chain(parts).chain([not_read, noted]).filter(|part| !part.lines.is_empty()).collect()
}

/// What is said of a file alone: why it is not read, how it was, and what in it was not.
pub fn of_file(report: &Report, lang: Lang) -> [Part; 4] {
    let (noted, wrong): (Vec<_>, Vec<_>) = report
        .problems
        .iter()
        .partition(|problem| matches!(problem.reason, Reason::NoCost | Reason::RoundedTaxId | Reason::SeveralTaxIds | Reason::HiddenSheet));
    let said = |problems: Vec<&Problem>| problems.into_iter().map(|wrong| problem(&report.name, wrong, lang)).collect::<Vec<_>>();
    let parts = [
        (REFUSED, report.columns.refused.map(|why| refusal(why, &report.columns.odd, lang)).into_iter().collect()),
        (NOTES, how_read(report, lang).into_iter().map(|(_, said)| said).collect()),
        (NOT_READ, said(wrong)),
        (NOTED, said(noted)),
    ];
    parts.map(|(heading, lines)| Part { heading, lines })
}

/// What changes in a row of which the sum stays.
fn said_other(name: &str, other: &Other, lang: Lang) -> String {
    let (month, title) = (day::show(&other.month.kept(), lang), goods(&other.title, lang));
    match &other.was {
        Was::Cost(before, after) => {
            let [before, after] = [before, after]
                .map(|cost| cost.map_or_else(|| NO_COST_KNOWN.get(lang).to_owned(), |cost| exact(cost, &other.currency, lang)));
            other_cost(lang, name, &month, &title, &before, &after)
        }
        Was::Goods(before, sum) => other_goods(lang, name, &month, &goods(before, lang), &title, &exact(*sum, &other.currency, lang)),
    }
}

/// What was bought, in words where that is not said.
fn goods(title: &str, lang: Lang) -> String {
    Entity::Purchase.def().field("title").map_or_else(String::new, |field| Value::text(title).shown(field, lang))
}

/// Why nothing of the report is read; `odd` is what stands there that is not understood.
pub fn refusal(refusal: Refusal, odd: &str, lang: Lang) -> String {
    match refusal {
        Refusal::Under => odd_under(lang, &super::prep::quoted(odd.trim(), lang)),
        Refusal::NoSums => no_sums(lang, &super::prep::quoted(odd.trim(), lang)),
        Refusal::Periods => periods(lang, &super::prep::quoted(odd.trim(), lang)),
        Refusal::NoSales => no_sales(lang, &super::prep::quoted(odd.trim(), lang)),
        Refusal::Unit => odd_unit(lang, &super::prep::quoted(odd.trim(), lang)),
        Refusal::TwoColumns(month) => two_columns(lang, &day::show(&month.kept(), lang)),
        Refusal::NoYear => NO_YEAR.get(lang).to_owned(),
        Refusal::DayOrder => DAY_ORDER.get(lang).to_owned(),
        Refusal::Currency("") => unknown_currency(lang, &known_currencies()),
        Refusal::Currency(code) => foreign_currency(lang, code, &known_currencies()),
        Refusal::MonthsAmongClients => MONTHS_AMONG_CLIENTS.get(lang).to_owned(),
        Refusal::Nested => UNCLEAR_GROUPS.get(lang).to_owned(),
        Refusal::Unsplit(line, month) => unsplit(lang, &line.to_string(), &day::show(&month.kept(), lang)),
    }
}

/// Which column of amounts is taken where there are several.
fn two_sums_of(report: &Report, lang: Lang) -> Option<String> {
    let named = |at: usize| report.header.get(at).map(|name| super::prep::quoted(name, lang));
    let (others, alike) = report.columns.other_amounts(&report.header);
    let others: Vec<String> = others.into_iter().filter_map(named).collect();
    let taken = report.columns.amount.and_then(named).filter(|_| !others.is_empty())?;
    Some(if alike { two_sums_alike(lang, &taken, &others.join(", ")) } else { two_sums(lang, &taken, &others.join(", ")) })
}

/// What a table of sales lacks to be taken in.
pub fn lack(lacks: Lacks) -> Words {
    match lacks {
        Lacks::Month => LACKS_MONTH,
        Lacks::Client => LACKS_CLIENT,
        Lacks::Amount => LACKS_AMOUNT,
    }
}

fn known_currencies() -> String {
    CURRENCIES.iter().map(|currency| currency.code).collect::<Vec<_>>().join(", ")
}

/// Something worth a look: its kind as programs read it, and what is said of it.
pub type Note = (&'static str, String);

/// How a file was read, where that is not plain to see.
pub fn how_read(report: &Report, lang: Lang) -> Vec<Note> {
    let unit = match report.columns.unit {
        KOPECK => Some(IN_KOPECKS),
        THOUSAND => Some(IN_THOUSANDS),
        MILLION => Some(IN_MILLIONS),
        BILLION => Some(IN_BILLIONS),
        _ => None,
    };
    let unit = unit.filter(|_| !report.rows.is_empty()).map(|words| words.get(lang).to_owned());
    let year = report.columns.year.filter(|_| !report.rows.is_empty()).map(|(year, from)| match from {
        YearFrom::Title => year_of_title(lang, year),
        YearFrom::Name => year_of_name(lang, year),
    });
    let titled = report.columns.titled.filter(|_| !report.rows.is_empty());
    let titled = titled.map(|month| titled_month(lang, &day::show(&month.kept(), lang)));
    let regrouped = report.regrouped.then(|| CLIENTS_AS_GOODS.get(lang).to_owned());
    let filled = (report.filled > 0).then(|| filled_rows(lang, &ROWS.with(lang, report.filled as u64)));
    let nested = (report.nested && !report.rows.is_empty()).then(|| NESTED.get(lang).to_owned());
    let turned = (report.turned > 0).then(|| turned_costs(lang, &ROWS.with(lang, report.turned as u64)));
    let returned = (report.returned > 0).then(|| returned_rows(lang, &ROWS.with(lang, report.returned as u64)));
    let totals = report.totals.iter().map(|total| {
        let [said, come] = [total.said, total.come].map(|minor| exact(minor, total.currency.unwrap_or_default(), lang));
        let line = total.line.to_string();
        let told = match &total.of {
            Of::All => odd_total(lang, &line, &said, &come),
            Of::Costs => odd_costs(lang, &line, &said, &come),
            Of::Client(name) => odd_client(lang, &line, &super::prep::quoted(name, lang), &said, &come),
            Of::Months => odd_months(lang, &line, &said, &come),
        };
        ("total", told)
    });
    let notes = [
        ("amounts", two_sums_of(report, lang)),
        ("unit", unit),
        ("year", year),
        ("month", titled),
        ("filled", filled),
        ("nested", nested),
        ("regrouped", regrouped),
        ("returned", returned),
        ("turned", turned),
    ];
    notes.into_iter().filter_map(|(kind, said)| Some((kind, said?))).chain(totals).collect()
}

/// What is worth a look in the whole, whatever files it stands in, each with its kind as programs read it.
pub fn notes_of(plan: &Plan, lang: Lang) -> Vec<Note> {
    let rows = |count: usize| ROWS.with(lang, count as u64);
    let repeated = plan.report.shared.repeated;
    let repeated = (repeated > 0).then(|| ("repeated", repeated_rows(lang, &rows(repeated))));
    let ahead = (plan.ahead > 0).then(|| ("ahead", rows_ahead(lang, &rows(plan.ahead))));
    let left = (plan.left > 0).then(|| ("left", left_alone(lang, &CLIENTS.with(lang, plan.left as u64))));
    [repeated, ahead, left].into_iter().flatten().collect()
}

/// What is said where there is nothing to write.
pub fn nothing(plan: &Plan) -> Words {
    if plan.report.rows.is_empty() { NOTHING_READ } else { NOTHING_NEW }
}

fn nobody(plan: &Plan, unknown: &Unknown, lang: Lang) -> String {
    let at = unknown.at;
    let Some(client) = plan.report.clients.get(at) else { return String::new() };
    let name = match (client.name.is_empty(), client.tax_id.is_empty()) {
        (false, true) => client.name.clone(),
        (_, false) => with_tax_id(lang, &client.name, &client.tax_id).trim_start_matches(", ").to_owned(),
        (true, true) => String::new(),
    };
    let name = match plan.whose.get(at) {
        Some(crate::import::purchases::Whose::OneOf(accounts)) => {
            let names: Vec<&str> = accounts.iter().map(|account| plan.name(*account)).filter(|name| !name.is_empty()).collect();
            match names[..] {
                [] => name,
                [one] => may_be(lang, &name, one),
                _ => one_of(lang, &name, &names.join(", ")),
            }
        }
        _ => name,
    };
    let sum = |(currency, sum): (&String, &i128)| match unknown.before.get(currency) {
        Some(before) if before != sum => from_to(lang, &exact(*before, currency, lang), &exact(*sum, currency, lang)),
        _ => exact(*sum, currency, lang),
    };
    let sums: Vec<String> = unknown.sums.iter().map(sum).collect();
    brought(lang, &name, &ROWS.with(lang, unknown.rows as u64), &sums.join(" + "))
}

/// What is said of an account, with what it comes to if there is anything.
fn said_of(name: &str, what: String, sums: String, lang: Lang) -> String {
    if sums.is_empty() { named(lang, name, &what) } else { brought(lang, name, &what, &sums) }
}

/// «новых 12, исправится 1», or that all is known.
fn rows(share: &Share, lang: Lang) -> String {
    let count = |count: usize| thousands(count as u64);
    let parts = [
        (share.new, new_rows(lang, &count(share.new))),
        (share.changed, changed_rows(lang, &count(share.changed))),
        (share.gone, gone_rows(lang, &count(share.gone))),
        (share.uncosted, uncosted_rows(lang, &count(share.uncosted))),
        (share.unread, unread_rows(lang, &count(share.unread))),
    ];
    let said = some(parts);
    if said.is_empty() { SAME.get(lang).to_owned() } else { said.join(", ") }
}

fn some<const N: usize>(parts: [(usize, String); N]) -> Vec<String> {
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
}

/// What it comes to: before and after, or one sum where that is the same or new.
fn sums(share: &Share, lang: Lang) -> String {
    // One of several is not to be read as what another one was before.
    let several = share.sums.len() > 1;
    let sum = |(currency, (before, after)): (&String, &(i128, i128))| {
        let [before, after] = [*before, *after].map(|minor| (minor, exact(minor, currency, lang)));
        match (before.0 == after.0, before.0 == 0) {
            (true, _) if several => stays_so(lang, &after.1),
            (false, true) if several => comes_anew(lang, &after.1),
            (true, _) | (_, true) => after.1,
            _ => from_to(lang, &before.1, &after.1),
        }
    };
    share.sums.iter().map(sum).collect::<Vec<_>>().join("; ")
}

/// What was done.
pub fn done(done: &Done, lang: Lang) -> String {
    let count = |count: usize| thousands(count as u64);
    let parts = [
        (done.new, new_rows(lang, &count(done.new))),
        (done.changed, corrected_rows(lang, &count(done.changed))),
        (done.gone, went_rows(lang, &count(done.gone))),
    ];
    let said = some(parts);
    let what = if said.is_empty() { NOTHING_FOR_YOURS.get(lang).to_owned() } else { said.join(", ") };
    let unknown = if done.unknown == 0 { String::new() } else { waiting(lang, &CLIENTS.with(lang, done.waiting as u64)) };
    let unwaited = if done.waited == 0 { String::new() } else { unwaited(lang, &MONTHS_GONE.with(lang, done.waited as u64)) };
    made_of(lang, &what, &format!("{unknown}{unwaited}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::purchases::Columns;

    /// A currency that was new stood behind an arrow, as what another one had become.
    #[test]
    fn what_one_currency_comes_to_is_not_what_another_was() {
        let share = |sums: &[(&str, i128, i128)]| Share {
            sums: sums.iter().map(|(code, before, after)| ((*code).to_owned(), (*before, *after))).collect(),
            ..Share::default()
        };
        let said = sums(&share(&[("EUR", 20_000, 20_000), ("RUB", 96_348_843, 130_000), ("USD", 0, 30_000)]), Lang::Ru);
        assert_eq!(said, "200 EUR без перемен; 963 488,43 руб. → 1 300 руб.; новые 300 USD");
        assert_eq!(sums(&share(&[("RUB", 0, 30_000)]), Lang::Ru), "300 руб.");
    }

    /// «Не нужны столбцы: «Январь 2026»» stood there for the plan of that month.
    #[test]
    fn a_column_below_a_month_is_named_with_it() {
        let line = |cells: [&str; 6]| cells.map(str::to_owned).to_vec();
        let under = line(["", "", "План", "Факт", "План", "Факт"]);
        let columns = Columns { unread: vec![1, 2, 4], under, ..Columns::default() };
        let report = Report {
            header: line(["Клиент", "Регион", "Январь 2026", "", "Февраль 2026", ""]), columns, ..Report::default()
        };
        let said = "Не нужны и не внесутся столбцы: «Регион», «Январь 2026, План», «Февраль 2026, План».";
        assert_eq!(unread(&report, Lang::Ru).as_deref(), Some(said));
    }

    /// Of two columns of amounts nothing said which was taken.
    #[test]
    fn which_of_several_amounts_is_taken_is_said() {
        let said = |headings: [&str; 2]| {
            let columns = Columns { amount: Some(1), unread: vec![0], ..Columns::default() };
            two_sums_of(&Report { header: headings.map(str::to_owned).to_vec(), columns, ..Report::default() }, Lang::Ru)
        };
        let taken = "Столбцов с суммой несколько: взят «Сумма без НДС», не взят «Сумма с НДС».";
        assert_eq!(said(["Сумма с НДС", "Сумма без НДС"]).as_deref(), Some(taken));
        let doubtful = "Столбцов с суммой несколько: взят «Выручка», не взят «Сумма». Проверьте, тот ли.";
        assert_eq!(said(["Сумма", "Выручка"]).as_deref(), Some(doubtful));
        assert_eq!(said(["Группа", "Выручка"]), None);
    }
}
