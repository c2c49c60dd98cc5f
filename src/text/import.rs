//! What an import says.

use super::{Counted, Words, w};
use crate::domain::account::ACCOUNT;
use crate::domain::person::PERSON;
use crate::domain::words::thousands;
use crate::domain::{Entity, Lang};
use crate::exchange::{Column, Format, Mapping, Problem, Target, Unsupported};
use crate::import::{Difference, Error, How, Item, ReadError, Report, Source, Verdict};
use crate::printable::{self, fit};
use crate::store::beside::Newest;
use std::path::Path;

crate::sentences! {
    /// A pipe, or something like it.
    NOT_PLAIN: "Это не обычный файл, а канал или устройство." / "This is no ordinary file but a pipe or a device.";
    /// The column of counts that tells of persons.
    PERSONS: "Люди" / "People";
    /// The column of counts that tells of companies.
    ACCOUNTS: "Клиенты" / "Accounts";
    /// Heading of what would be added to known records.
    CHANGES: "Что добавится к известным" / "What would be added to known records";
    /// Heading of what is new.
    NEWCOMERS: "Новые" / "New";
    /// Heading of what goes to the merge queue.
    DOUBTFUL: "Под вопросом: будут внесены отдельно и встанут в очередь на слияние" / "Doubtful: taken in apart and put into the merge queue";
    /// Heading of what could not be read.
    PROBLEMS: "Не прочитано" / "Not read";
    /// Heading of the page.
    TITLE: "Внести из файла" / "Import";
    /// Heading of the choice of columns.
    COLUMNS: "Что в каком столбце" / "What each column holds";
    /// What is pasted instead of a file's name.
    PASTED: "из буфера" / "pasted";
    /// While a file is read.
    READING: "Читаю и сравниваю…" / "Reading and comparing…";
    /// The folder holds nothing that could be taken in.
    NO_FILE_HERE: "Здесь нет таблиц, визиток, календарей и писем (CSV, XLSX, VCF, ICS, EML, MBOX). Имя можно набрать целиком, таблицу — вставить из буфера." / "No tables, cards, calendars or letters here (CSV, XLSX, VCF, ICS, EML, MBOX). A name can be typed whole, a table pasted.";
    /// Cards have no columns to correct.
    NO_COLUMNS: "Столбцы есть только у таблиц." / "Only tables have columns.";
    HEADINGS: "Похоже на заголовки групп: отметьте, что внести" / "They look like headings of groups: mark what to take in";
    NO_HEADINGS: "Строк, похожих на заголовки групп, нет." / "No row looks like the heading of a group.";
    fn line_number(line: u64): "строка {line}" / "line {line}";
    /// Nothing is new in the files.
    NOTHING_NEW: "Всё это уже есть. Вносить нечего." / "All of this is known already. There is nothing to take in.";
    /// No column of a table is known.
    NOTHING_READ: "Вносить нечего: ни клиента, ни человека здесь не нашлось." / "There is nothing to take in: neither an account nor a person was found here.";
    NO_KNOWN_COLUMN: "Ни один столбец не узнан: укажите, где имя или название." / "No column is known: say which one holds the name.";
    /// How a shell is told what the columns hold.
    fn name_columns(quoted: &str, fields: &str): "Что в них, скажите так: --columns {quoted}. Поля: {fields}." / "Say what they hold: --columns {quoted}. Fields: {fields}.";
    /// How a shell takes in rows that look like headings of groups.
    fn name_headings(lines: &str): "Внести и похожие на заголовки: --headings {lines}" / "To take in those that look like headings too: --headings {lines}";
    fn no_choice(choice: &str): "«{choice}» — не столбец и поле. Пишите так: --columns \"1=ФИО,3=Телефон\"." / "“{choice}” is no column with a field. Write: --columns \"1=Full name,3=Phone\".";
    fn no_field(field: &str, fields: &str): "Поля «{field}» нет. Есть: {fields}." / "There is no field “{field}”. There are: {fields}.";
    fn no_column(column: &str, tables: &str): "Столбца «{column}» нет. {tables}" / "There is no column “{column}”. {tables}";
    fn columns_in(name: &str, columns: &str): "Столбцы «{name}»: {columns}." / "Columns of “{name}”: {columns}.";
    fn no_such_heading(line: u64): "Строка {line} не похожа на заголовок группы." / "Line {line} does not look like the heading of a group.";
    fn headings_are(lines: &str): "Похожи: {lines}." / "Those that do: {lines}.";
    /// The question before writing.
    ASK: "Внести? [д/н] " / "Take it in? [y/n] ";
    /// Without a terminal nothing is asked.
    NEEDS_YES: "Здесь спросить некого. Чтобы внести, добавьте --yes; чтобы только посмотреть, --dry-run." / "There is nobody to ask here. Add --yes to take it in, or --dry-run to look only.";
    /// No file was named.
    fn no_files(kam: &str): "Укажите файл: {kam} import ФАЙЛ… Или впишите в настройки, за какими файлами следить." / "Name a file: {kam} import FILE… Or write into the settings which files to watch.";
    /// Where nothing of the watched files can be taken in.
    NOTHING_WATCHED: "В файлах под присмотром вносить пока нечего." / "There is nothing to take in from the watched files yet.";
    /// Beside a file that is looked at by itself.
    IS_WATCHED: "под присмотром" / "watched";
    /// After what is new in the watched files was looked at, and not taken in.
    SEEN: "Отложено, пока файл не изменится. Внести раньше: I." / "Put off until the file changes. To take it in before that: I.";
    /// After a look without writing.
    DRY_RUN: "Ничего не изменено: это был просмотр." / "Nothing was changed: this was a preview.";
    /// After the user said no, or called it off.
    CALLED_OFF: "Не внесено. Ничего не изменено." / "Not taken in. Nothing was changed.";
    /// The same of what was called off while it was read or written, where the file is open.
    fn left_as_it_was(name: &str, file: &str): "Не внесено: {name}. Файл {file} остался как был." / "Not taken in: {name}. The file {file} is as it was.";
    /// The file was changed by another window between preview and import.
    STALE: "Пока шёл просмотр, файл изменили в другом окне. Ничего не внесено: запустите импорт ещё раз." / "The file was changed in another window since the preview. Nothing was taken in: import again.";
    /// How to take it back.
    UNDO: "Отменить целиком: u." / "To undo all of it: u.";
    /// The same in a shell, where no key does it.
    UNDO_IN_KAM: "Отменить целиком: откройте kam и нажмите u." / "To undo all of it: open kam and press u.";
    /// One cannot be read as a whole.
    fn unreadable(name: &str, why: &str): "Файл «{name}» не прочитан: {why}" / "“{name}” was not read: {why}";
    /// Nothing came of it.
    UNCHANGED: "Ничего не изменено." / "Nothing was changed.";
    /// A path that leads nowhere.
    fn no_such_file(path: &str): "Такого файла нет: {path}" / "There is no such file: {path}";
    /// Heading of what was read, but not all of it.
    NOTES: "Прочитано не всё, проверьте" / "Not read wholly, to be checked";
    /// Rows that were left out, after the others were taken in.
    fn left_out_of(rows: &str, listed: &str): "Не внесено: {rows}, {listed} выше." / "Left out: {rows}, {listed} above.";
    /// Several columns go to a field with room for one value.
    fn doubled(fields: &str): "Несколько столбцов в одном поле ({fields}): войдёт первое значение, остальные сохранятся рядом." / "Several columns go to one field ({fields}): the first value goes in, the others are kept beside.";
    /// Columns of names under headers that say nothing of them.
    fn nameless_columns(columns: &str): "Имена людей в столбцах, которые не узнаны ({columns}): людей из них не будет, имена сохранятся рядом. Если это контактные лица, укажите столбец как «ФИО»." / "Names of people in columns that are not known ({columns}): they make no persons and are kept beside. If they are contacts, send the column to “Full name”.";
    /// The columns that no field takes, each with an example.
    fn columns_beside(columns: &str): "Столбцы без своего поля сохранятся рядом: {columns}." / "Columns that no field takes are kept beside: {columns}.";
    /// Columns of our own table that the file reckons itself.
    fn reckoned_columns(columns: &str): "Это выгрузка самого Kamdesk. Эти столбцы он ведёт сам, они не вносятся: {columns}." / "This is Kamdesk’s own table. It keeps these columns itself, and they are not taken in: {columns}.";
    /// A column, and what stands in it.
    fn column_of(header: &str, example: &str): "«{header}» ({example})" / "“{header}” ({example})";
    /// What beside them may be theirs.
    fn held_columns(columns: &str): "Чьё это, человека или компании, неясно, поэтому сохранится рядом: {columns}." / "Whether these are the person's or the company's is unclear, so they are kept beside: {columns}.";
    /// A table of deals that names people.
    fn deal_columns(columns: &str): "Это сделки, в которых названы люди: внесены будут люди и компании, о сделках сохранится рядом: {columns}." / "These are deals that name people: the people and companies are taken in, what is said of the deals is kept beside: {columns}.";
    /// The filter of columns leaves none.
    NO_SUCH_COLUMN: "Такого столбца нет." / "No such column.";
    /// Heading of the choice of encodings.
    ENCODINGS: "Кодировка: в которой строка читается" / "Encoding: the one in which the line reads right";
    /// Heading of the choice of separators.
    SEPARATORS: "Что разделяет столбцы" / "What parts the columns";
    TAB: "табуляция" / "tab";
    /// The line of the header, where it is not the first.
    fn header_on(line: u64): ", заголовок в строке {line}" / ", header on line {line}";
    /// A row that was not read.
    fn wrong_line(file: &str, line: u64, why: &str): "{file}, строка {line}: {why}" / "{file}, line {line}: {why}";
    /// The same with what is wrong.
    fn wrong_value(file: &str, line: u64, value: &str, why: &str): "{file}, строка {line}: «{value}»: {why}" / "{file}, line {line}: “{value}”: {why}";
    /// More follows than is shown.
    fn more(count: &str): "…и ещё {count}" / "…and {count} more";
    /// A name and what it may be the same as.
    fn twin(title: &str, twin: &str, why: &str): "{title} = {twin} ({why})" / "{title} = {twin} ({why})";
    /// How far the writing has come.
    fn progress_of(done: &str, total: &str): "Вношу: {done} из {total}" / "Taking in: {done} of {total}";
    /// A file that was read: name, format, encoding, cards.
    fn read(name: &str, format: &str, encoding: &str, cards: &str): "{name}: {format}, {encoding}, {cards}" / "{name}: {format}, {encoding}, {cards}";
    fn read_book(name: &str, format: &str, cards: &str): "{name}: {format}, {cards}" / "{name}: {format}, {cards}";
    fn not_opened(detail: &str): "не открывается ({detail})." / "it cannot be opened ({detail}).";
    fn too_large(limit: u64): "он больше {limit} МБ." / "it is larger than {limit} MB.";
    fn made(accounts: &str, persons: &str): "Внесено новых: {accounts}, {persons}" / "Taken in, new: {accounts}, {persons}";
    fn added_to(count: &str): "дополнено: {count}" / "added to: {count}";
    fn queued(count: &str): "под вопросом: {count}" / "doubtful: {count}";
    fn beside(count: &str): "сохранено рядом: {count}" / "kept beside: {count}";
    fn table_by(separator: &str): "таблица через «{separator}»" / "table with “{separator}”";
    BOOK: "книга Excel" / "Excel workbook";
    TABLE_BY_TABS: "таблица через табуляцию" / "table with tabs";
    ADDRESSES: "список адресов почты" / "list of mail addresses";
    VCARD: "визитки vCard" / "vCard";
    EMPTY: "он пуст." / "it is empty.";
    CALENDAR: "это календарь, а не контакты." / "it is a calendar, not contacts.";
    WORKBOOK: "книга не читается: сохраните её как XLSX или CSV." / "the workbook cannot be read: save it as XLSX or CSV.";
    LETTER: "это письмо, сохранённое как сообщение Outlook (.msg) или как текст: сохраните его как .eml." / "it is a letter saved as a message of Outlook (.msg) or as text: save it as .eml.";
    ARCHIVE: "это архив: распакуйте его и внесите файл, который в нём." / "it is an archive: unpack it and take in the file that is in it.";
    MARKUP: "это веб-страница. Если программа сохранила так таблицу, откройте её в Excel и сохраните как CSV; если нужен был календарь или письма, скачайте их ещё раз." / "it is a web page. If a program saved a table so, open it in Excel and save it as CSV; if a calendar or letters were wanted, download them again.";
    fn payments(columns: &str): "похоже, это платежи или расчёты ({columns}), а не люди и не компании. Долги вносятся таблицей, где есть клиент, остаток долга и срок оплаты или возраст долга." / "it seems to hold payments or accounts ({columns}) and no people or companies. Debts are taken in from a table with the client, what is left, and the day it is due or its age.";
    fn foreign(columns: &str): "похоже, это не люди и не компании, а обороты, продажи, закупки или сделки ({columns})." / "it seems to hold no people or companies but turnover, sales, purchases or deals ({columns}).";
    fn ours(of: &str): "это выгрузка {of} из самого Kamdesk: обратно её внести пока нельзя." / "it is Kamdesk’s own table of {of}: it cannot be taken in yet.";
    UNKNOWN: "это не визитки vCard, не таблица с заголовком, не календарь и не письма." / "it is neither vCard nor a table with a header, no calendar and no letters.";
    BESIDE: "рядом" / "beside";
}

/// Rows that were left out, after the others were taken in.
pub fn left_out(lang: Lang, rows: u64) -> String {
    const LISTED: Counted =
        Counted { ru: ["перечислена", "перечислены", "перечислены"], en: ["listed", "listed"] };
    left_out_of(lang, &ROWS.with(lang, rows), LISTED.form(lang, rows))
}

/// How far the writing has come.
pub fn progress(lang: Lang, done: usize, total: usize) -> String {
    let [done, total] = [done, total].map(|count| thousands(count as u64));
    progress_of(lang, &done, &total)
}

/// «3 карточки».
pub const CARDS: Counted = Counted { ru: ["карточка", "карточки", "карточек"], en: ["card", "cards"] };
/// «3 значения».
pub const VALUES: Counted = Counted { ru: ["значение", "значения", "значений"], en: ["value", "values"] };
/// «3 строки».
pub const ROWS: Counted = Counted { ru: ["строка", "строки", "строк"], en: ["row", "rows"] };

/// A verdict as a heading of counts.
pub fn verdict(verdict: Verdict) -> Words {
    match verdict {
        Verdict::New => w("новых", "new"),
        Verdict::Changed => w("дополнится", "added to"),
        Verdict::Doubtful => w("под вопросом", "doubtful"),
        Verdict::Same => w("уже есть", "known"),
    }
}

/// Why two records may be one.
pub fn twin_reason(reason: &str) -> Words {
    match reason {
        "phone" => w("тот же телефон", "the same phone"),
        "email" => w("та же почта", "the same e-mail"),
        "uid" => w("тот же номер карточки", "the same id of the card"),
        "company" => w("похожее название", "a similar name"),
        "row" => w("тот же номер в нашей таблице", "the same number in our own table"),
        "look" => w("те же буквы на вид", "letters that look the same"),
        _ => w("то же имя", "the same name"),
    }
}

/// How much of a value is shown beside what is wrong with it, in letters.
const VALUE_SHOWN: usize = 60;

/// What was not read, where, and why.
pub fn problem(file: &str, problem: &Problem, lang: Lang) -> String {
    let why = super::unread::reason(problem.reason).get(lang);
    let value = fit(&problem.value, VALUE_SHOWN);
    if value.is_empty() { wrong_line(lang, file, problem.line, why) } else { wrong_value(lang, file, problem.line, &value, why) }
}

/// Where a column goes, for choosing it.
pub fn target(target: Target) -> Words {
    let field = |entity: Entity, key: &str| entity.def().field(key).map_or(w("", ""), |field| field.words);
    match target {
        Target::Leftover => w("сохранить рядом", "keep beside"),
        Target::Label => w("что за телефон или почта", "what the phone or e-mail is called"),
        Target::FullName => w("ФИО", "Full name"),
        Target::Family => field(Entity::Person, "family_name"),
        Target::Given => field(Entity::Person, "given_name"),
        Target::Middle => field(Entity::Person, "middle_name"),
        Target::Phone => field(Entity::Account, "phone"),
        Target::Email => field(Entity::Account, "email"),
        Target::Site => field(Entity::Account, "site"),
        Target::CompanyPhone => w("Телефон компании", "Company phone"),
        Target::CompanyEmail => w("Почта компании", "Company e-mail"),
        Target::CompanySite => w("Сайт компании", "Company site"),
        Target::Birthday => field(Entity::Person, "birthday"),
        Target::Note => field(Entity::Person, "note"),
        Target::Organisation => w("Компания", "Company"),
        Target::LegalName => field(Entity::Account, "legal_name"),
        Target::Department => field(Entity::Affiliation, "department"),
        Target::Position => field(Entity::Affiliation, "position"),
        Target::TaxId => field(Entity::Account, "tax_id"),
        Target::Industry => field(Entity::Account, "industry"),
        Target::Headcount => field(Entity::Account, "headcount"),
        Target::Region => field(Entity::Account, "region"),
        Target::City => field(Entity::Account, "city"),
        Target::Address => field(Entity::Account, "address"),
        Target::ForeignId => w("номер в другой программе", "id in the other program"),
    }
}

/// The names of all fields.
pub fn fields(lang: Lang) -> String {
    Target::ALL.map(|choice| target(choice).get(lang)).join(", ")
}

/// The columns of a table, each with its number; nothing of cards, which have none.
pub fn columns_of(source: &Source, lang: Lang) -> Option<String> {
    let header = |(at, column): (usize, &Column)| format!("{} {}", at + 1, printable::line(&column.header)).trim_end().to_owned();
    let columns = source.mapping()?.columns().iter().enumerate().map(header).collect::<Vec<_>>().join(", ");
    Some(columns_in(lang, &printable::line(&source.name), &columns))
}

/// How to say in a shell what the columns of a table hold, where not all is understood.
pub fn how_to_name(source: &Source, lang: Lang) -> Vec<String> {
    let unclear = source.mapping().filter(|mapping| !mapping.knows_anything() || !mapping.nameless().is_empty());
    let Some(mapping) = unclear else { return Vec::new() };
    let at = mapping.columns().iter().position(|column| mapping.nameless().contains(&column.header)).unwrap_or_default();
    let example = format!("{}={}", at + 1, target(Target::FullName).get(lang));
    columns_of(source, lang).into_iter().chain([name_columns(lang, &super::command::word(&example), &fields(lang))]).collect()
}

/// Why a line is not taken in as it is.
pub fn no_heading(line: u64, known: &[u64], lang: Lang) -> String {
    match known {
        [] => format!("{} {}", no_such_heading(lang, line), NO_HEADINGS.get(lang)),
        known => format!("{} {}", no_such_heading(lang, line), headings_are(lang, &listed(known))),
    }
}

/// How to take in rows that look like headings; nothing where there are none.
pub fn how_to_take(lines: &[u64], lang: Lang) -> Option<String> {
    (!lines.is_empty()).then(|| name_headings(lang, &listed(lines)))
}

fn listed(lines: &[u64]) -> String {
    lines.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
}

/// One value that would come: «Телефоны: +7 900 000-20-01».
pub fn difference(entity: Entity, difference: &Difference, lang: Lang) -> String {
    let name = super::merge::source_name(entity, &difference.field, lang);
    let value = match difference.field.as_str() {
        "birthday" if difference.how != How::Beside => crate::domain::day::show(&difference.after, lang),
        _ => difference.after.clone(),
    };
    match difference.how {
        How::Beside => format!("{name}: {value} ({})", BESIDE.get(lang)),
        _ if difference.before.is_empty() => format!("{name}: {value}"),
        How::Filled | How::Added => format!("{name}: {} → {value}", difference.before),
    }
}

/// One card in a line: its name, what it may be the same as, what it adds.
pub fn item(item: &Item, lang: Lang) -> String {
    let name = match &item.twin {
        Some(other) => {
            let [own, known] = [(&item.title, &other.apart[0]), (&other.title, &other.apart[1])]
                .map(|(name, apart)| if apart.is_empty() { name.clone() } else { format!("{name}, {apart}") });
            twin(lang, &own, &known, twin_reason(other.reason).get(lang))
        }
        None => item.title.clone(),
    };
    if item.verdict != Verdict::Changed {
        return name;
    }
    let brought: Vec<String> = item.differences.iter().map(|value| difference(item.entity, value, lang)).collect();
    format!("{name} — {}", brought.join("; "))
}

/// What a file turned out to be.
pub fn format_name(format: Format, lang: Lang) -> String {
    match format {
        Format::VCard => VCARD.get(lang).to_owned(),
        Format::Addresses => ADDRESSES.get(lang).to_owned(),
        Format::Book => BOOK.get(lang).to_owned(),
        Format::Table('\t') => TABLE_BY_TABS.get(lang).to_owned(),
        Format::Table(separator) => table_by(lang, &separator.to_string()),
    }
}

/// A separator by its name.
pub fn separator_name(separator: char, lang: Lang) -> String {
    if separator == '\t' { TAB.get(lang).to_owned() } else { separator.to_string() }
}

/// What is said where several columns go to one field.
pub fn doubled_fields(fields: &[Target], lang: Lang) -> String {
    doubled(lang, &fields.iter().map(|field| target(*field).get(lang)).collect::<Vec<_>>().join(", "))
}

/// What is to be looked at in the columns of a table before it is taken in, a sentence each.
pub fn column_notes(mapping: &Mapping, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let mut say = |columns: Vec<String>, sentence: fn(Lang, &str) -> String| {
        if !columns.is_empty() {
            notes.push(sentence(lang, &columns.iter().map(|header| printable::line(header)).collect::<Vec<_>>().join(", ")));
        }
    };
    say(mapping.nameless(), nameless_columns);
    say(mapping.held(), held_columns);
    say(mapping.deals(), deal_columns);
    say(mapping.reckoned(), reckoned_columns);
    if !mapping.doubled().is_empty() {
        notes.push(doubled_fields(&mapping.doubled(), lang));
    }
    if !mapping.knows_anything() {
        notes.push(NO_KNOWN_COLUMN.get(lang).to_owned());
    }
    notes
}

/// How much of an example is shown, in cells.
const EXAMPLE: usize = 24;

/// All that is said of the columns of a file: what is odd about them, and which of them are kept beside.
pub fn notes_of(source: &Source, lang: Lang) -> Vec<String> {
    let Some((table, mapping)) = &source.reading.table else { return Vec::new() };
    let mut notes = column_notes(mapping, lang);
    let told: Vec<String> = [mapping.nameless(), mapping.deals(), mapping.reckoned()].concat();
    let beside = mapping.columns().iter().enumerate().filter(|(_, column)| column.target == Target::Leftover);
    let beside = beside.filter(|(_, column)| !told.contains(&column.header)).filter_map(|(at, column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.trim());
        let example = cells.into_iter().find(|cell| !cell.is_empty())?;
        let header = if column.header.is_empty() { format!("#{}", at + 1) } else { printable::line(&column.header).to_string() };
        Some(column_of(lang, &header, &fit(&printable::line(example), EXAMPLE)))
    });
    let beside: Vec<String> = beside.collect();
    if !beside.is_empty() && mapping.knows_anything() {
        notes.push(columns_beside(lang, &beside.join(", ")));
    }
    notes
}

/// What a file turned out to be and holds, in a line.
pub fn source(source: &Source, lang: Lang) -> String {
    let reading = &source.reading;
    let below = source.header_line().filter(|line| *line > 2).map_or_else(String::new, |line| header_on(lang, line));
    let format = format!("{}{below}", format_name(reading.format, lang));
    let cards = CARDS.with(lang, reading.count as u64);
    // A workbook has no encoding that anybody could choose.
    match reading.format {
        Format::Book => read_book(lang, &source.name, &format, &cards),
        _ => read(lang, &source.name, &format, reading.encoding, &cards),
    }
}

/// Why a file was not read.
pub fn read_error(name: &str, error: &ReadError, lang: Lang) -> String {
    let why = match error {
        ReadError::Io(error) => super::errors::of_io(error, lang),
        ReadError::NotPlain => NOT_PLAIN.get(lang).to_owned(),
        ReadError::TooLarge => too_large(lang, crate::import::SIZE_LIMIT / 1024 / 1024),
        ReadError::Unsupported(Unsupported::Empty) => EMPTY.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Calendar) => CALENDAR.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Workbook) => WORKBOOK.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Archive) => ARCHIVE.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Letter) => LETTER.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Markup) => MARKUP.get(lang).to_owned(),
        ReadError::Unsupported(Unsupported::Payments(columns)) => payments(lang, &columns.join(", ")),
        ReadError::Unsupported(Unsupported::Foreign(columns, lacks)) => {
            let told = foreign(lang, &columns.join(", "));
            lacks.map_or_else(|| told.clone(), |lacks| format!("{told} {}", super::purchases::lack(lacks).get(lang)))
        }
        ReadError::Unsupported(Unsupported::Ours(entity)) => {
            let counted = entity.def().counted;
            ours(lang, if lang == Lang::Ru { counted.ru[2] } else { counted.en[1] })
        }
        ReadError::Unsupported(Unsupported::Unknown) => UNKNOWN.get(lang).to_owned(),
    };
    unreadable(lang, name, &why)
}

/// Why nothing was taken into a file.
pub fn apply_error(error: &Error, file: &Path, newest: impl FnOnce() -> Option<Newest>, lang: Lang) -> String {
    match error {
        Error::Store(error) => super::errors::without_form(error, file, newest, lang),
        Error::Stale => STALE.get(lang).to_owned(),
        Error::Cancelled => CALLED_OFF.get(lang).to_owned(),
    }
}

/// What was done, in one sentence: in the order and by the names in which the preview counts it.
pub fn report(report: &Report, lang: Lang) -> String {
    let count = |noun: &Counted, number: usize| noun.with(lang, number as u64);
    let both = |accounts: usize, persons: usize| {
        let counts = [(&ACCOUNT.counted, accounts), (&PERSON.counted, persons)];
        counts.iter().filter(|(_, number)| *number > 0).map(|(noun, number)| count(noun, *number)).collect::<Vec<_>>().join(", ")
    };
    let (accounts, persons) = (report.new_accounts - report.doubtful_accounts, report.new_persons - report.doubtful_persons);
    let mut parts = vec![made(lang, &count(&ACCOUNT.counted, accounts), &count(&PERSON.counted, persons))];
    let told = [
        (added_to as fn(Lang, &str) -> String, both(report.changed_accounts, report.changed_persons)),
        (queued, both(report.doubtful_accounts, report.doubtful_persons)),
        (beside, if report.leftovers > 0 { count(&VALUES, report.leftovers) } else { String::new() }),
    ];
    parts.extend(told.into_iter().filter(|(_, counts)| !counts.is_empty()).map(|(words, counts)| words(lang, &counts)));
    format!("{}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_in_russian() {
        let done = Report { new_accounts: 1, new_persons: 27, changed_persons: 3, doubtful_persons: 5, ..Report::default() };
        assert_eq!(report(&done, Lang::Ru), "Внесено новых: 1 клиент, 22 человека; дополнено: 3 человека; под вопросом: 5 человек.");
        assert_eq!(report(&done, Lang::En), "Taken in, new: 1 account, 22 persons; added to: 3 persons; doubtful: 5 persons.");
    }

    #[test]
    fn every_target_has_a_name() {
        for choice in Target::ALL {
            assert!(Lang::ALL.iter().all(|lang| !target(choice).get(*lang).is_empty()), "{choice:?}");
        }
    }
}
