//! How a report on purchases was read, and why it is not.

use super::{Note, ROWS};
use crate::domain::money::CURRENCIES;
use crate::domain::money::said::exact;
use crate::domain::phrase::quoted;
use crate::domain::words::thousands;
use crate::domain::{Lang, Words, day};
use crate::exchange::purchases::{BILLION, KOPECK, Lacks, MILLION, Of, Refusal, Report, THOUSAND, YearFrom};

crate::sentences! {
    fn unread_columns(columns: &str): "Не нужны и не внесутся столбцы: {columns}." / "Columns that are not needed and not taken in: {columns}.";
    fn odd_total(line: &str, said: &str, come: &str): "Строка {line}: итог отчёта — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the report’s total is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_costs(line: &str, said: &str, come: &str): "Строка {line}: итог себестоимости — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the total of the costs is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_client(line: &str, name: &str, said: &str, come: &str): "Строка {line}: итог по клиенту {name} — {said}, а прочитанные строки дают {come}. Проверьте." / "Line {line}: the total of {name} is {said}, and the rows that were read come to {come}. Check it.";
    fn odd_months(line: &str, said: &str, come: &str): "Строка {line}: итог строки — {said}, а её месяцы дают {come}. Проверьте." / "Line {line}: the row’s total is {said}, and its months come to {come}. Check it.";
    fn other_figures(said: &str): "В отчёте или в имени файла сказано {said}, а это не продажи клиентам в деньгах. Выгрузите отчёт о продажах: суммы за каждый месяц, а не план, нарастающий итог, штуки, доли, цены, прибыль, закупки у поставщиков или долги." / "The report or the name of its file says {said}, and these are no sales to clients in money. Export the sales: their sums of each month, and no plan, running totals, pieces, shares, prices, profit, purchases from suppliers or debts.";
    fn unsaid_currency(said: &str): "Неясно, в какой валюте суммы: {said}. Добавьте столбец «Валюта» или подпишите столбец: «Сумма, USD»." / "Nothing tells the currency of the amounts: {said}. Add a column of the currency, or name it: Amount, USD.";
    fn agreed_currency(said: &str): "Валюта сумм взята из столбца {said}: другого нет. Проверьте, в ней ли суммы." / "The currency of the amounts is that of {said}: nothing else says it. Check that they are in it.";
    fn year_filled(rows: &str): "Год взят из строки выше (как в объединённых ячейках): {rows}." / "The year is that of the row above, as in merged cells: {rows}.";
    fn crossed_out(rows: &str): "Прочерк вместо суммы, закупки нет: {rows}." / "A dash stands for the sum, nothing was bought: {rows}.";
    fn grouped(rows: &str, written: &str, whole: &str): "Знак перед тремя цифрами прочитан как разделитель тысяч ({written} — это {whole}): {rows}. Проверьте." / "The mark before three figures is read as that of thousands ({written} is {whole}): {rows}. Check it.";
    fn turned_costs(rows: &str): "Знак себестоимости был не как у суммы и исправлен: {rows}." / "The cost had another sign than the amount and is put right: {rows}.";
    fn returned_rows(rows: &str): "Возвраты прочитаны со знаком минус: {rows}." / "Returns are read as below zero: {rows}.";
    fn two_sums(taken: &str, others: &str): "Столбцов с суммой несколько: взят {taken}, не взят {others}." / "Several columns have the amount: {taken} is taken, {others} is not.";
    fn two_sums_alike(taken: &str, others: &str): "Столбцов с суммой несколько: взят {taken}, не взят {others}. Проверьте, тот ли." / "Several columns have the amount: {taken} is taken, {others} is not. Check that it is the right one.";
    IN_KOPECKS: "Суммы в отчёте — в копейках (центах): последние две цифры — копейки." / "Amounts in the report are in cents: the last two figures are the cents.";
    IN_THOUSANDS: "Суммы в отчёте — в тысячах, внесутся полностью." / "Amounts in the report are in thousands and are taken in whole.";
    IN_MILLIONS: "Суммы в отчёте — в миллионах, внесутся полностью." / "Amounts in the report are in millions and are taken in whole.";
    IN_BILLIONS: "Суммы в отчёте — в миллиардах, внесутся полностью." / "Amounts in the report are in billions and are taken in whole.";
    fn filled_rows(rows: &str): "Месяц или клиент взят из строки выше (как в объединённых ячейках): {rows}." / "The month or the client is that of the row above, as in merged cells: {rows}.";
    NESTED: "Товары прочитаны под своими клиентами; строки самих клиентов — их итоги." / "Goods are read under their clients; the rows of the clients themselves are their totals.";
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
    fn year_of_sheet(year: i32): "Год месяцев, {year}, взят из названия листа." / "The year of the months, {year}, is that of the sheet’s name.";
    MONTHS_OF_SHEETS: "Столбца месяца нет: он взят из названия или заголовка листа. Проверьте." / "There is no column of the month: it is that of the name or the title of the sheet. Check it.";
    MONTHS_UNDER_CLIENTS: "Месяцы прочитаны под своими клиентами; строки самих клиентов — их итоги." / "Months are read under their clients; the rows of the clients themselves are their totals.";
    fn day_of_documents(column: &str): "Даты взяты из столбца {column}." / "The days are those in {column}.";
    fn year_of_name(year: i32): "Год месяцев, {year}, взят из имени файла. Проверьте его." / "The year of the months, {year}, is that of the file’s name. Check it.";
    fn unsplit(line: &str, month: &str): "Строка {line}: у клиента за {month} есть строки и с товаром, и без, и суммы не сходятся. Неясно, итог это или закупка без товара. Впишите товар в пустые ячейки («Прочее») или уберите строки итогов." / "Line {line}: in {month} a client has rows with goods and without, and they do not add up. Nothing tells a total from a purchase without goods. Write the goods into the empty cells (“Other”), or take the totals out.";
    fn odd_under(said: &str): "Под месяцами стоит {said}, и неясно, что это. Подпишите столбцы: «Факт», «План», «Без НДС», «Возвраты», «Себестоимость» — или оставьте под месяцем один столбец, сумму продаж." / "Under the months stands {said}, and nothing tells what that is. Name the columns: Actual, Plan, Excl. VAT, Returns, Cost; or leave one column under each month, the sales.";
    fn no_sums(said: &str): "Под месяцами нет сумм продаж, только {said}. Добавьте столбцы с фактом: «Факт, руб.»." / "Under the months there are no sums of sales, only {said}. Add columns of what was sold: Actual, EUR.";
    fn periods(said: &str): "Столбцы — не месяцы ({said}), а закупки ведутся по месяцам. Выгрузите отчёт по месяцам." / "The columns are no months ({said}), and purchases are kept by months. Export the report by months.";
    fn no_sales(said: &str): "Это не продажи, а платежи, заказы или поступления ({said}): закупками клиентов не внесутся. Выгрузите реализацию." / "These are no sales but payments, orders or receipts ({said}): they are not taken in as purchases. Export the sales.";
    fn odd_unit(said: &str): "Неясно, в чём суммы: {said}. Подпишите столбец: «Сумма, руб.», «Сумма, тыс. руб.» или «Сумма, млн руб.»." / "Nothing tells what the amounts count in: {said}. Name the column: Amount (EUR), Amount (thousand EUR) or Amount (million EUR).";
    MONTHS_AMONG_CLIENTS: "Месяцы стоят в столбце клиентов. Вынесите их в отдельный столбец («Период»)." / "Months stand in the column of the clients. Put them in a column of their own (Period).";
    UNCLEAR_GROUPS: "Клиенты и товары в одном столбце, и неясно, где кто: суммы клиентов не сходятся с товарами под ними. Вынесите товары в отдельный столбец." / "Clients and goods stand in one column and nothing tells which is which: the sums of clients are not those of the goods below. Put the goods in a column of their own.";
}

/// The columns of which nothing is taken in.
pub fn unread(report: &Report, lang: Lang) -> Option<String> {
    let names = report.columns.unread.iter().filter_map(|at| report.column(*at));
    let names: Vec<String> = names.map(|name| quoted(&name, lang)).collect();
    (!names.is_empty()).then(|| unread_columns(lang, &names.join(", ")))
}

/// Why nothing of the report is read; `odd` is what stands there that is not understood.
pub fn refusal(refusal: Refusal, odd: &str, lang: Lang) -> String {
    match refusal {
        Refusal::Under => odd_under(lang, &quoted(odd.trim(), lang)),
        Refusal::NoSums => no_sums(lang, &quoted(odd.trim(), lang)),
        Refusal::Periods => periods(lang, &quoted(odd.trim(), lang)),
        Refusal::NoSales => no_sales(lang, &quoted(odd.trim(), lang)),
        Refusal::Otherwise => other_figures(lang, &quoted(odd.trim(), lang)),
        Refusal::Unsaid => unsaid_currency(lang, &quoted(odd.trim(), lang)),
        Refusal::Unit => odd_unit(lang, &quoted(odd.trim(), lang)),
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
    let named = |at: usize| report.header.get(at).map(|name| quoted(name, lang));
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
        YearFrom::Sheet => year_of_sheet(lang, year),
        YearFrom::Name => year_of_name(lang, year),
    });
    let titled = report.columns.titled.filter(|_| !report.rows.is_empty());
    let of_sheets = report.columns.titled_by == Some(YearFrom::Sheet) || report.months().len() > 1;
    let titled = titled.map(|month| match of_sheets {
        true => MONTHS_OF_SHEETS.get(lang).to_owned(),
        false => titled_month(lang, &day::show(&month.kept(), lang)),
    });
    let dated = report.columns.when.filter(|_| report.columns.dated && !report.rows.is_empty()).and_then(|at| report.column(at));
    let dated = dated.map(|name| day_of_documents(lang, &quoted(&name, lang)));
    let headed = (report.columns.headed && !report.rows.is_empty()).then(|| MONTHS_UNDER_CLIENTS.get(lang).to_owned());
    let regrouped = report.regrouped.then(|| CLIENTS_AS_GOODS.get(lang).to_owned());
    let filled = (report.filled > 0).then(|| filled_rows(lang, &ROWS.with(lang, report.filled as u64)));
    let nested = (report.nested && !report.rows.is_empty()).then(|| NESTED.get(lang).to_owned());
    let [year_filled, crossed_out] = [(report.year_filled, year_filled as fn(Lang, &str) -> String), (report.crossed_out, crossed_out)]
        .map(|(count, said)| (count > 0).then(|| said(lang, &ROWS.with(lang, count as u64))));
    let agreed = report.columns.currency.filter(|_| report.columns.agreed && !report.rows.is_empty());
    let agreed = agreed.and_then(|at| report.column(at)).map(|name| agreed_currency(lang, &quoted(&name, lang)));
    let grouped = report.grouped.as_ref().map(|(count, written)| {
        let figures = written.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or_default();
        grouped(lang, &ROWS.with(lang, *count as u64), written.trim_start_matches('−'), &thousands(figures))
    });
    let turned = (report.turned > 0).then(|| turned_costs(lang, &ROWS.with(lang, report.turned as u64)));
    let returned = (report.returned > 0).then(|| returned_rows(lang, &ROWS.with(lang, report.returned as u64)));
    let totals = report.totals.iter().map(|total| {
        let [said, come] = [total.said, total.come].map(|minor| exact(minor, total.currency.unwrap_or_default(), lang));
        let line = total.line.to_string();
        let told = match &total.of {
            Of::All => odd_total(lang, &line, &said, &come),
            Of::Costs => odd_costs(lang, &line, &said, &come),
            Of::Client(name) => odd_client(lang, &line, &quoted(name, lang), &said, &come),
            Of::Months => odd_months(lang, &line, &said, &come),
        };
        ("total", told)
    });
    let notes = [
        ("amounts", two_sums_of(report, lang)),
        ("unit", unit),
        ("year", year),
        ("month", titled),
        ("dated", dated),
        ("headed", headed),
        ("currency", agreed),
        ("marks", grouped),
        ("filled", filled),
        ("years", year_filled),
        ("dashes", crossed_out),
        ("nested", nested),
        ("regrouped", regrouped),
        ("returned", returned),
        ("turned", turned),
    ];
    notes.into_iter().filter_map(|(kind, said)| Some((kind, said?))).chain(totals).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::purchases::Columns;

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
