//! The manual of keys, made from the table that dispatches them.

use super::actions::{Place, Row, rows};
use super::keymap::Key;
use crate::domain::Lang;
use crate::domain::words::{Words, w};
use std::fmt::Write as _;

const TITLE: Words = w("Клавиши", "Keys");
const INTRO: Words = w(
    "Буквы работают и при русской раскладке: вместо `j` — `о`, вместо `n` — `т`. Своя справка есть на каждом экране: `F1`.",
    "Letters work with the Russian layout too: `о` for `j`, `т` for `n`. Every screen has a help of its own: `F1`.",
);
const ANYWHERE: Words = w("Почти везде", "Almost everywhere");
const COLUMNS: Words = w("| клавиши | что делают |", "| keys | what they do |");

/// In so many places or fewer an action belongs to these places, in more to all.
pub const OF_A_PLACE: usize = 13;

/// The manual in a language, as Markdown: what holds almost everywhere, then what is peculiar to each place.
pub fn keys(lang: Lang) -> String {
    let mut page = format!("# {}\n\n{}\n", TITLE.get(lang), INTRO.get(lang));
    let common = Place::ALL.into_iter().flat_map(rows).filter(|row| row.places.len() > OF_A_PLACE);
    table(&mut page, ANYWHERE.get(lang), common, lang);
    for place in Place::ALL {
        let here = rows(place).filter(|row| row.places.len() <= OF_A_PLACE);
        table(&mut page, name(place).get(lang), here, lang);
    }
    page
}

fn table(page: &mut String, title: &str, rows: impl Iterator<Item = &'static Row>, lang: Lang) {
    let mut told: Vec<&Row> = Vec::new();
    for row in rows {
        let is_part = |of: &&Row| of.words == row.words && row.keys.iter().all(|key| of.keys.contains(key));
        if !told.iter().any(is_part) {
            told.push(row);
        }
    }
    let line = |row: &&Row| {
        let keys = row.keys.iter().filter_map(|key| Key::parse(key)).map(|key| format!("`{}`", escaped(&key.to_string())));
        format!("| {} | {} |", keys.collect::<Vec<_>>().join(" "), escaped(row.words.get(lang)))
    };
    if !told.is_empty() {
        let lines: Vec<String> = told.iter().map(line).collect();
        // Writing into a text never fails.
        let _ = write!(page, "\n## {title}\n\n{}\n|---|---|\n{}\n", COLUMNS.get(lang), lines.join("\n"));
    }
}

/// A bar would end a cell.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

/// What a place is called.
fn name(place: Place) -> Words {
    match place {
        Place::Today => w("Сегодня", "Today"),
        Place::Week => w("Неделя", "The week"),
        Place::Actions => w("Все дела", "All actions"),
        Place::Board => w("Все дела: доска", "All actions: the board"),
        Place::Accounts => w("Клиенты", "Accounts"),
        Place::Portfolio => w("Клиенты: ABC–XYZ", "Accounts: ABC–XYZ"),
        Place::Profit => w("Клиенты: доход против оборота", "Accounts: income against turnover"),
        Place::Benefit => w("Клиенты: выгода и усилия", "Accounts: benefit and effort"),
        Place::Category => w("Клиенты: категории портфеля", "Accounts: portfolio categories"),
        Place::Position => w("Клиенты: кто мы для них", "Accounts: what we are to them"),
        Place::Dossier => w("Клиент: досье", "Account: dossier"),
        Place::People => w("Клиент: люди", "Account: people"),
        Place::Diary => w("Клиент: дневник", "Account: diary"),
        Place::Plan => w("Клиент: план", "Account: plan"),
        Place::Records => w("Клиент: таблица записей", "Account: a table of records"),
        Place::Month => w("Практика: месяц", "Practice: the month"),
        Place::Cadence => w("Практика: ритм работы", "Practice: cadence"),
        Place::Standing => w("Клиент: положение", "Account: standing"),
        Place::Review => w("Практика: обзор недели", "Practice: the week’s review"),
        Place::Time => w("Практика: моё время", "Practice: my time"),
        Place::Team => w("Практика: наши люди", "Practice: our people"),
        Place::OwnPage => w("Практика: аудит, рамки, кодекс", "Practice: audit, charter, code"),
        Place::Troubles => w("Практика: типичные проблемы", "Practice: typical troubles"),
        Place::Settings => w("Практика: настройки", "Practice: settings"),
        Place::Money => w("Клиент: деньги, итог", "Account: money, summary"),
        Place::WhiteSpace => w("Клиент: деньги, белые пятна", "Account: money, white space"),
        Place::Reports => w("Практика: клиенты из отчётов", "Practice: clients of reports"),
        Place::Answers => w("Практика: чьи адреса и встречи", "Practice: whose addresses and meetings are"),
        Place::Doubts => w("Практика: похожие записи", "Practice: similar records"),
        Place::Compare => w("Сравнение двух записей", "Two records compared"),
        Place::Merges => w("Прежние объединения", "Earlier merges"),
        Place::Card => w("Карточка", "Card"),
        Place::Form => w("Форма", "Form"),
        Place::TextField => w("Форма: поле в несколько строк", "Form: a field of several lines"),
        Place::Picker => w("Выбор из списка", "Choosing from a list"),
        Place::PickerOfMany => w("Выбор нескольких", "Choosing several"),
        Place::Filter => w("Фильтр", "Filter"),
        Place::Prep => w("Подготовка", "Prep page"),
        Place::Help => w("Справка", "Help"),
        Place::History => w("История записи", "History of a record"),
        Place::Welcome => w("Первый запуск", "First start"),
        Place::ImportFile => w("Импорт: файл", "Import: the file"),
        Place::ImportPreview => w("Импорт: что получится", "Import: what will come of it"),
        Place::ImportColumns => w("Импорт: столбцы", "Import: columns"),
        Place::ImportReport => w("Импорт: отчёт о закупках", "Import: a report on purchases"),
        Place::ImportMeetings => w("Импорт: календарь", "Import: a calendar"),
        Place::ImportChoice => w("Импорт: выбор", "Import: a choice"),
        Place::ImportProgress => w("Импорт идёт", "An import at work"),
        Place::ImportDone => w("Импорт закончен", "An import done"),
        Place::Capture => w("Строка записи", "The captured line"),
        Place::Find => w("Поиск", "Finder"),
        Place::Map => w("Карта влияния", "Influence map"),
        Place::Grid => w("Карта: влияние и отношение", "Map: influence and attitude"),
        Place::Coverage => w("Карта: кто кого знает", "Map: who knows whom"),
        Place::Aim => w("Карта: выбор вопроса и цели", "Map: choosing a question and an aim"),
        Place::Prompt => w("Вопрос с одной строкой", "A question of one line"),
        Place::Menu => w("Меню", "Menu"),
        Place::Phone => w("Код для телефона", "A code for the phone"),
        Place::Paper => w("Документ", "A document"),
        Place::Audit => w("Аудит: вопрос", "The audit: a question"),
        Place::Erase => w("Стирание человека", "Erasing a person"),
    }
}

#[cfg(test)]
mod tests {
    use super::keys;
    use crate::domain::Lang;

    /// `KAM_WRITE_MANUALS=1 cargo test --lib manual` writes them anew.
    #[test]
    fn manuals_are_as_the_table_makes_them() {
        for (lang, name) in [(Lang::Ru, "keys.ru.md"), (Lang::En, "keys.en.md")] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
            let page = keys(lang);
            if std::env::var_os("KAM_WRITE_MANUALS").is_some() {
                std::fs::write(&path, &page).unwrap();
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "docs/{name} is not what the table says");
        }
    }
}
