//! Errors as sentences: what happened, what is safe, what to do.

mod whole;

use whole::to_restore_from;
pub use whole::{Whole, called, lacks, of_sum};

use super::command::{self, kam};
use super::folder;
use crate::domain::{Entity, Lang, Words};
use crate::store::Error;
use crate::store::beside::Newest;
use crate::store::leftovers::Found;
use crate::store::rescue::Stray;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

crate::sentences! {
    fn foreign(path: &str): "Файл {path} создан не Kamdesk. Он не изменён. Укажите другой файл: --file." / "{path} is not a Kamdesk file. It is unchanged. Name another file with --file.";
    fn missing(path: &str): "Файла {path} больше нет." / "{path} is no longer there.";
    fn lost(path: &str): "Файла {path} нет, но рядом лежат его резервные копии или то, что от него осталось. Новый на его месте не создан." / "{path} is not there, but backups of it, or what is left of it, lie beside. No new file was made in its place.";
    fn lost_choice(kam: &str): "Вернуть копию или начать новый файл можно в самой программе: запустите {kam}" / "To restore one or begin a new file, start the workbench: {kam}";
    NONE_WHOLE: "Целой копии среди этого нет." / "There is no whole backup among them.";
    fn set_aside(path: &str): "Рядом с файлом лежало то, что записано не для него. В файл это не внесено и сохранено отдельно: {path}." / "What lay beside the file was not written for it. It was not taken in, and is kept apart: {path}.";
    /// A text that was not saved, of a file that can be opened, or of one that is not there.
    fn another_text(text: &str, file: &str, kam: &str): "Здесь лежит набранное и не сохранённое в другом файле: {text}. Оно из файла {file} и вернётся в форму, когда вы его откроете: {kam}" / "What was typed into another file and not saved lies here: {text}. It is of {file}, and comes back to its form when you open that: {kam}";
    fn another_text_alone(text: &str, file: &str): "Здесь лежит набранное и не сохранённое в другом файле: {text}. Оно из файла {file}, которого на том месте уже нет. Верните его туда и откройте; прочесть набранное можно и в любом редакторе. Если оно не нужно, удалите." / "What was typed into another file and not saved lies here: {text}. It is of {file}, which is not there any more. Put it back and open it; any editor shows what was typed. If nobody needs it, delete it.";
    /// Such a text that cannot be read.
    fn unread_text(text: &str): "Здесь лежал набранный и не сохранённый текст, но прочесть его нельзя: {text}. Возможно, он записан не до конца. Ничего не удалено: посмотрите сами, что в нём осталось." / "A text that was typed and not saved lay here, but it cannot be read: {text}. It may have been cut short. Nothing was deleted: see for yourself what is left in it.";
    /// A file was replaced while it was open.
    fn saved_apart(copy: &str, kam: &str): "Этот файл в прошлый раз заменили, пока он был открыт, и сохранённого тогда в нём нет. Вернуть (нынешний файл останется рядом): {kam} restore {copy} Если это не нужно, удалите копию." / "This file was replaced while it was open last time, and what was saved then is not in it. To bring it back (the present file stays beside): {kam} restore {copy} If it is not wanted, delete the copy.";
    /// A restore was begun and not finished.
    fn broken_off(path: &str, kam: &str): "Восстановление файла {path} из копии в прошлый раз не было закончено. Посмотрите, те ли в нём записи; если нет, восстановите ещё раз: {kam} restore КОПИЯ" / "Restoring {path} from a backup was not finished last time. See whether it holds what you expect; if not, restore again: {kam} restore BACKUP";
    fn moved(path: &str): "Файл {path} перенесён, удалён или заменён другим, пока был открыт. В него ничего не записано. Верните его на место или откройте заново." / "{path} was moved, deleted or replaced while it was open. Nothing was written into it. Put it back or open it anew.";
    fn altered(path: &str, what: &str, kam: &str): "В файле {path} есть изменения, сделанные не Kamdesk ({what}). Ничего из них не выполнено, файл открыт только для чтения. Привести в порядок: {kam} doctor --repair" / "{path} was changed by something other than Kamdesk ({what}). Nothing of it was run; the file is open for reading only. To put it right: {kam} doctor --repair";
    fn garbled(path: &str, kam: &str): "В файле {path} есть текст, который нельзя прочесть; он показывается со знаком «�». Окно или команда, которым он встретился, ничего не сохраняют, пока это не исправлено; записи без него сохраняются как обычно. Какие записи: {kam} doctor, исправить: {kam} doctor --repair" / "The file {path} holds text that cannot be read; it is shown with “�”. The window or command that met it saves nothing until that is mended; records without it are saved as usual. Which records: {kam} doctor, to mend them: {kam} doctor --repair";
    fn newer(path: &str, found: i64, known: i64): "Файл {path} создан более новой версией Kamdesk (схема {found}, эта версия знает {known}). Он не изменён. Обновите программу." / "{path} was written by a newer Kamdesk (schema {found}, this one knows {known}). It is unchanged. Update the program.";
    fn outgrown(path: &str, found: i64, known: i64): "Файл {path} открыла и перевела на свою схему более новая версия Kamdesk (схема {found}, эта версия знает {known}). Здесь больше ничего не сохраняется: закройте это окно и откройте файл новой версией." / "{path} was opened and brought to its own schema by a newer Kamdesk (schema {found}, this one knows {known}). Nothing is saved here any more: close this window and open the file with the newer one.";
    fn older(path: &str, found: i64, known: i64): "Файл {path} создан прежней версией Kamdesk (схема {found}, у этой версии {known}). Чтобы открыть, его надо обновить, а записать ничего нельзя: сам файл или его папка только для чтения. Он не изменён. Откройте доступ на запись или скопируйте файл в свою папку и откройте копию: kam --file КОПИЯ" / "{path} was made by an earlier Kamdesk (schema {found}, this version has {known}). To be opened it has to be brought up, and nothing can be written: the file or its folder is read-only. It is unchanged. Allow writing, or copy the file to a folder of your own and open the copy: kam --file COPY";
    fn damaged(path: &str, detail: &str): "Файл {path} повреждён ({detail}). Он оставлен как есть." / "{path} is damaged ({detail}). It is left as it is.";
    fn repair_first(kam: &str): "Найден повреждённый указатель. Исправить: {kam} doctor --repair. Если какие-то записи не читаются, команда сначала спросит" / "An index was found damaged. To mend it: {kam} doctor --repair. If some records cannot be read, it asks first";
    /// SQLite says no more than that something is wrong: that may be an index alone.
    READ_APART: "Если другой копии нет, возьмите из этой всё, что читается: скопируйте её под другим именем в другую папку и проверьте там (kam --file ФАЙЛ doctor --repair)." / "If there is no other copy, take from this one all that can be read: copy it under another name into another folder and look at it there (kam --file FILE doctor --repair).";
    /// Where a repair may help, and a copy does.
    fn ask_doctor(kam: &str): "Можно ли исправить его без потерь, скажет {kam} doctor" / "Whether it can be mended without loss is told by {kam} doctor";
    fn try_repair(kam: &str): "Сначала попробуйте исправить: {kam} doctor --repair. Восстанавливайте из копии, только если это не поможет" / "First try to mend it: {kam} doctor --repair. Restore a backup only if that does not help";
    fn restore_it(quoted: &str, kam: &str): "Восстановить: {kam} restore {quoted}" / "To restore it: {kam} restore {quoted}";
    fn if_damaged(copy: &str): "Если такой версии у вас не было, номер схемы испорчен; на этот случай есть копия. {copy}" / "If you never had such a version, the number of the schema is spoilt; there is a backup for that. {copy}";
    fn in_this_file(path: &str): "Файл: {path}." / "The file: {path}.";
    fn newest_copy(path: &str): "Последняя целая копия: {path}." / "The newest whole backup: {path}.";
    /// The same where doctor finds something wrong with the records of each.
    fn newest_flawed(path: &str): "Проверку не прошла ни одна копия. Последняя из них, с ошибками в записях: {path}." / "No backup passed the check. The newest of them, with errors in its records: {path}.";
    SOUGHT: "Ищется последняя целая копия…" / "Looking for the newest whole backup…";
    SOUGHT_TO_RESTORE: "Ищется целая копия, из которой можно восстановить…" / "Looking for a whole backup to restore from…";
    fn no_backup(kam: &str): "Резервных копий рядом нет. Если копия есть в другом месте: {kam} restore ФАЙЛ." / "There is no backup beside it. If you have one elsewhere: {kam} restore FILE.";
    fn read_only(path: &str): "Файл {path} открыт только для чтения: сохранить нельзя, ничего не изменено. Проверьте права на файл и на папку." / "{path} is open for reading only: nothing can be saved, nothing was changed. See to the permissions of the file and its folder.";
    fn copy(path: &str, quoted: &str, kam: &str): "Файл {path} — резервная копия, он открыт только для чтения. Чтобы вернуть данные из неё: {kam} restore {quoted}. Чтобы работать с ней отдельно, скопируйте её под другим именем в другую папку." / "{path} is a backup and open for reading only. To bring its data back: {kam} restore {quoted}. To work with it apart, copy it to another folder under another name.";
    /// What was begun may stand half in the file until it is opened next: nothing is said to be unchanged.
    FULL: "На диске нет места. Данные целы: освободите место и повторите." / "The disk is full. The data are safe: make room and try again.";
    FULL_TYPED: "На диске нет места. Данные целы, введённое осталось в форме: освободите место и сохраните ещё раз." / "The disk is full. The data are safe and what you typed is still in the form: make room and save again.";
    NOT_BACKED_UP: "Резервная копия за сегодня не сделана." / "Today's backup was not made.";
    NO_ROOM: "На диске нет места. Данные целы. Освободите место и повторите." / "The disk is full. The data are safe. Make room and try again.";
    BUSY: "Файл занят другой программой. Ничего не потеряно: попробуйте ещё раз." / "The file is busy in another program. Nothing is lost: try again.";
    /// What was written when the program was told to stop was taken back.
    STOPPED: "Программу остановили посреди записи, и файл остался бы занят: начатое отменено целиком, прежнее цело. Повторите." / "The program was stopped in the midst of writing, and would have kept the file: what was begun was taken back whole, what was there is safe. Do it again.";
    GONE: "Записи больше нет: в другом окне её удалили (u вернёт), отменили её создание (U вернёт) или стёрли безвозвратно." / "This record is gone: another window deleted it (u brings it back), undid its making (U does) or erased it for good.";
    /// The same where nothing is left to be taken back.
    ERASED: "Записи больше нет: её стёрли безвозвратно в другом окне." / "This record is gone: another window erased it for good.";
    fn boss_circle(names: &str): "Получается круг: {names}. Ничего не изменено. Исправьте сначала у одного из них поле «Подчиняется»." / "This makes a circle: {names}. Nothing was changed. First change “Reports to” of one of them.";
    fn of_another(field: &str): "Поле «{field}»: это запись другого клиента. Ничего не изменено. Выберите запись этого клиента." / "“{field}” would name another account's record. Nothing was changed. Choose one of this account.";
    TOO_MUCH: "Сумма не помещается: вместе с прежними она больше, чем можно хранить. Ничего не изменено. Проверьте, нет ли лишних нулей." / "The sum does not fit: with what was there it is greater than can be kept. Nothing was changed. Check it for zeros too many.";
    fn parent_circle(names: &str): "Получается круг: {names}. Ничего не изменено. Исправьте сначала у одной из этих компаний поле «Холдинг»." / "This makes a circle: {names}. Nothing was changed. First change “Parent” of one of these companies.";
    THERE: "То же самое уже сделано в другом окне. Посмотрите, что там теперь." / "The same was done in another window already. See what is there now.";
    CHANGED_MEANWHILE: "Это только что изменилось. Посмотрите, что здесь теперь, и нажмите ещё раз." / "This has just changed. Look at what is here now, and press again.";
    CONFLICT: "Запись изменена в другом окне. Посмотрите, что в ней теперь, и повторите." / "The record was changed in another window. See what is in it now and try again.";
    fn trigger(name: &str): "правило {name}" / "trigger {name}";
    fn view(name: &str): "представление {name}" / "view {name}";
    fn table(name: &str): "таблица {name}" / "table {name}";
    fn index(name: &str): "индекс {name}" / "index {name}";
    fn beyond_mending(path: &str, what: &str): "В файле {path} чего-то из созданного Kamdesk нет или вместо него другое ({what}): записи оттуда так не вернуть. Файл оставлен как есть." / "In {path} something that Kamdesk made is missing or is another thing ({what}): the records in it cannot be brought back this way. The file is left as it is.";
    /// A damaged file is read by a command, to which copies need not be read.
    fn see_doctor(kam: &str): "Целую копию и что делать дальше назовёт {kam} doctor." / "{kam} doctor names a whole backup and what to do.";
    /// After the name of a copy, where there is none in which every text can be read.
    GARBLED_COPY: "Часть текста в ней нельзя прочесть: на этих местах стоит «�»." / "Some text in it cannot be read: “�” stands in those places.";
    /// Beside a copy in which every text can be read.
    fn newer_garbled(path: &str): "Есть копия новее, но часть текста в ней нельзя прочесть: {path}." / "There is a newer one, but some text in it cannot be read: {path}.";
    /// After the name of a copy of which nobody noted with which bytes it was made.
    UNSUMMED: "Контрольной суммы рядом с ней нет: цела ли в ней каждая буква, сказать нельзя." / "There is no checksum beside it: whether every letter in it is right cannot be told.";
    UNREAD_SUM: "Контрольная сумма рядом с ней не читается: копия не проверена, цела ли в ней каждая буква, сказать нельзя." / "The checksum beside it cannot be read: the backup is not checked, and whether every letter in it is right cannot be told.";
    fn journal_rule(of: &str): "правило журнала изменений ({of})" / "rule of the journal of changes ({of})";
    fn lacks_in_index(row: &str, index: &str): "в указателе {index} нет строки {row}" / "row {row} missing from index {index}";
    fn counted_in_index(index: &str): "в указателе {index} не столько строк, сколько в таблице" / "wrong # of entries in index {index}";
    fn double_in_index(index: &str): "в указателе {index} повторяется то, что должно быть одно" / "non-unique entry in index {index}";
    fn empty_column(column: &str): "пустое значение там, где его быть не может: {column}" / "NULL value in {column}";
    fn leads_nowhere(table: &str, row: &str, parent: &str): "{table}, строка {row}: ссылка на то, чего нет ({parent})" / "{table}, row {row}: refers to what is not there ({parent})";
    fn on_page(page: &str): "нарушена страница {page} файла" / "page {page} of the file is damaged";
    FREE_PAGES: "нарушен список свободных страниц файла" / "the list of free pages of the file is broken";
    SEARCH_INDEX: "нарушен поисковый индекс" / "the index of the search is broken";
    UNEXPECTED: "непредвиденный ответ базы данных" / "the database answered in an unforeseen way";
    EMPTY: "он пуст" / "it is empty";
    CUT: "он обрезан" / "it is cut short";
    /// What a repair cannot make of a file of which a part is missing.
    CUT_STAYS: "Его конец пропал, и doctor --repair тут не поможет: прочесть остаток нельзя. Не удаляйте его, пока данные не восстановлены." / "Its end is missing, and doctor --repair is of no help: what is left cannot be read. Do not delete it before the data are restored.";
    MISCOUNTED: "число страниц в его начале неверно, сами страницы целы" / "it begins with a wrong number of pages; the pages themselves are whole";
    OLDER_NUMBER: "номер схемы в нём старее, чем сами таблицы" / "it says to be of an older schema than its tables are";
    NOT_OURS: "в начале файла не то, что пишет Kamdesk" / "it does not begin as Kamdesk writes it";
    FOREIGN_JOURNAL: "рядом лежит журнал, который к нему не подходит" / "a journal lies beside it that does not fit";
    FOREIGN_LOG: "рядом лежит журнал записи (-wal), который к нему не подходит" / "a write-ahead log (-wal) lies beside it that does not fit";
    NO_NUMBER: "в нём не записан номер схемы" / "it holds no number of a schema";
    UNFINISHED: "копия не закончена" / "the copy is unfinished";
    OTHER_BYTES: "содержимое изменилось с тех пор, как копия сделана" / "its content has changed since it was made";
    NOT_A_DATABASE: "это не база данных" / "it is not a database";
    NOT_FOUND: "Такого файла или папки нет." / "There is no such file or folder.";
    DENIED: "Система не даёт доступа к файлу или папке. Проверьте права." / "The system denies access to the file or folder. See to its permissions.";
    TOO_LONG: "Имя файла или папки слишком длинное: рядом с файлом не поместится даже имя его копии. Выберите имя или место короче." / "The name of the file or folder is too long: not even the name of its backup fits beside it. Choose a shorter name or place.";
    LIMITED: "Места для записи нет: система не даёт файлам расти дальше установленного предела (ulimit -f). Записанное раньше цело, новое не сохранено. Снимите предел и повторите." / "There is no room to write: the system lets no file grow beyond a limit that was set (ulimit -f). What was saved before is safe, what is new is not saved. Lift the limit and try again.";
    IS_FOLDER: "Это папка, а нужен файл." / "This is a folder; a file is needed.";
    EXISTS: "Такой файл уже есть." / "There is such a file already.";
    NO_MEMORY: "Программе не хватило памяти. Данные в файле целы. Закройте другие программы или снимите предел памяти (ulimit -v)." / "The program ran out of memory. The data in the file are safe. Close other programs, or lift the limit of memory (ulimit -v).";
    MALFORMED: "нарушено строение базы данных" / "the structure of the database is broken";
    fn sqlite_code(code: i32): "база данных отказала, код {code}" / "the database refused, code {code}";
    fn io_code(code: i32): "ошибка чтения или записи, код {code}" / "reading or writing failed, code {code}";
    fn try_again(kam: &str): "Попробуйте ещё раз; если не поможет, проверьте файл: {kam} doctor." / "Try again; if that does not help, look at the file: {kam} doctor.";
    IO: "ошибка чтения или записи" / "reading or writing failed";
    fn unforeseen(detail: &str): "Не получилось: {detail}. Ничего не записано." / "That did not work: {detail}. Nothing was written.";
    fn other(detail: &str): "Не получилось: {detail}. Данные в файле целы." / "That did not work: {detail}. The data in the file are safe.";
}

/// What SQLite says where it is given no memory.
const NOMEM: i32 = 7;

/// Two sentences as one text: a command or a path at the end of the first has no full stop of its own.
pub fn then(said: &str, more: &str) -> String {
    format!("{} {more}", ended(said))
}

fn ended(said: &str) -> String {
    let is_open = said.chars().next_back().is_some_and(|last| !matches!(last, '.' | '!' | '?' | '…' | ':' | ' '));
    format!("{said}{}", if is_open { "." } else { "" })
}

/// The sentence for a command that only reads a file into which nothing can be saved.
pub fn while_reading<W: Into<Whole>>(error: &Error, file: &Path, newest: impl FnOnce() -> W, lang: Lang) -> String {
    match error {
        // What is missing comes back from a copy alone.
        error if error.is_beyond_mending() => in_file(error, file, newest, lang),
        Error::Damaged { path, detail, .. } => {
            then(&damaged(lang, &path.display().to_string(), &known_damage(detail, lang)), &see_doctor(lang, &kam()))
        }
        error => of_store(error, lang),
    }
}

/// The sentence for an error of the store.
pub fn of_store(error: &Error, lang: Lang) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        Error::Foreign(path) => foreign(lang, &shown(path)),
        Error::Missing(path) => missing(lang, &shown(path)),
        Error::Lost { path, backup } => {
            let taken = || Newest::in_place_of_folder(path).map(|taken| folder::in_place_of(&taken, lang));
            let none = || taken().map_or_else(|| NONE_WHOLE.get(lang).to_owned(), |taken| then(NONE_WHOLE.get(lang), &taken));
            let help = backup.as_ref().map_or_else(none, |backup| to_restore_from(backup, lang));
            then(&format!("{} {help}", lost(lang, &shown(path))), &lost_choice(lang, &kam()))
        }
        Error::Moved(path) => moved(lang, &shown(path)),
        Error::Garbled(path) => garbled(lang, &shown(path), &kam()),
        Error::Altered { path, what } if error.is_beyond_mending() => beyond_mending(lang, &shown(path), &object(what, lang)),
        Error::Altered { path, what } => altered(lang, &shown(path), &object(what, lang), &kam()),
        Error::Newer { path, found, known, backup } => {
            let said = newer(lang, &shown(path), *found, *known);
            backup.as_ref().map_or_else(|| said.clone(), |backup| then(&said, &if_damaged(lang, &to_restore_from(backup, lang))))
        }
        Error::Older { path, found, known } => older(lang, &shown(path), *found, *known),
        Error::Outgrown { path, found, known } => outgrown(lang, &shown(path), *found, *known),
        Error::Damaged { path, detail, backup } => of_damage(path, detail, &Whole::from(backup.clone()).beside(path), lang),
        Error::ReadOnly(path) => read_only(lang, &shown(path)),
        Error::Copy(path) => copy(lang, &shown(path), &command::path(path), &command::kam_on(Newest::file_of(path).as_deref())),
        Error::Full => FULL.get(lang).to_owned(),
        Error::Busy => BUSY.get(lang).to_owned(),
        Error::Stopped => STOPPED.get(lang).to_owned(),
        Error::Gone => GONE.get(lang).to_owned(),
        Error::There(..) => THERE.get(lang).to_owned(),
        Error::Conflict(_) => CONFLICT.get(lang).to_owned(),
        Error::OfAnother(field) => of_another(lang, field.get(lang)),
        Error::TooMuch => TOO_MUCH.get(lang).to_owned(),
        Error::Circle { of: Entity::Account, names } => parent_circle(lang, names),
        Error::Circle { names, .. } => boss_circle(lang, names),
        Error::Io(error) => of_io(error, lang),
        Error::Sql(_) if error.sqlite_code() == Some(NOMEM) => NO_MEMORY.get(lang).to_owned(),
        // SQLite's own words are English: its number says as much in both languages.
        Error::Sql(detail) => match error.sqlite_code() {
            // A table may be missing, or what is read another thing than was written: nothing is said to be whole.
            Some(code) => unforeseen(lang, &sqlite_code(lang, code)),
            None => unforeseen(lang, &unnumbered(detail.to_string(), lang)),
        },
    }
}

/// What SQLite or its library said without a number: in English, so it is told to those who read that.
fn unnumbered(detail: String, lang: Lang) -> String {
    if lang == Lang::En { detail } else { UNEXPECTED.get(lang).to_owned() }
}

/// What in a schema is not ours, in words: `trigger x` as «правило x».
pub fn object(what: &str, lang: Lang) -> String {
    let (kind, name) = what.split_once(' ').unwrap_or((what, ""));
    match kind {
        "trigger" if name.starts_with(JOURNAL) => journal_rule(lang, &of_rule(name, lang)),
        "trigger" => trigger(lang, name),
        "view" => view(lang, name),
        "table" => table(lang, name),
        "index" => index(lang, name),
        _ => what.to_owned(),
    }
}

/// What the rules of the journal are called by.
const JOURNAL: &str = "journal_";

/// Whose changes a rule of the journal notes: «Клиент» of `journal_account_insert`.
fn of_rule(name: &str, lang: Lang) -> String {
    let of = name.strip_prefix(JOURNAL).unwrap_or(name);
    let table = of.rsplit_once('_').map_or(of, |(table, _)| table);
    super::tables::table_in_words(table, lang)
}

/// The sentence for an error of a file: it names the file, its newest whole copy where that may help (`newest` looks for it), and
/// what to do next.
pub fn in_file<W: Into<Whole>>(error: &Error, file: &Path, newest: impl FnOnce() -> W, lang: Lang) -> String {
    let named = || in_this_file(lang, &file.display().to_string());
    let newest = || newest().into().beside(file);
    let or_nameless = |path: &PathBuf| if path.as_os_str().is_empty() { file.to_owned() } else { path.clone() };
    match error {
        error if error.is_full() => newest().after(format!("{} {}", FULL.get(lang), named()), lang),
        Error::Damaged { path, detail, backup } => {
            of_damage(&or_nameless(path), detail, &backup.clone().map_or_else(newest, Whole::Copy), lang)
        }
        Error::Missing(_) => format!("{} {}", of_store(error, lang), newest().to_restore(lang)),
        Error::ReadOnly(path) => newest().after(of_store(&Error::ReadOnly(or_nameless(path)), lang), lang),
        Error::Outgrown { .. } => newest().after(of_store(error, lang), lang),
        Error::Moved(path) => newest().after(of_store(&Error::Moved(or_nameless(path)), lang), lang),
        Error::Garbled(path) => newest().after(of_store(&Error::Garbled(or_nameless(path)), lang), lang),
        Error::Altered { .. } if error.is_beyond_mending() => then(&of_store(error, lang), &newest().to_restore(lang)),
        Error::Altered { .. } => newest().after(of_store(error, lang), lang),
        Error::Io(refusal) if says_what_to_do(refusal) => newest().after(format!("{} {}", of_store(error, lang), named()), lang),
        Error::Io(_) | Error::Sql(_) => newest().after(format!("{} {} {}", of_store(error, lang), try_again(lang, &kam()), named()), lang),
        Error::Busy => format!("{} {}", of_store(error, lang), named()),
        // They name both already, or have nothing to do with the state of the file.
        Error::Foreign(_)
        | Error::Lost { .. }
        | Error::Copy(_)
        | Error::Full
        | Error::Newer { .. }
        | Error::Older { .. }
        | Error::Stopped
        | Error::Gone
        | Error::There(..)
        | Error::Conflict(_)
        | Error::OfAnother(_)
        | Error::TooMuch
        | Error::Circle { .. } => of_store(error, lang),
    }
}

/// The same where nothing is typed that could be lost.
pub fn without_form<W: Into<Whole>>(error: &Error, file: &Path, newest: impl FnOnce() -> W, lang: Lang) -> String {
    match error {
        error if error.is_full() => {
            newest().into().after(format!("{} {}", NO_ROOM.get(lang), in_this_file(lang, &file.display().to_string())), lang)
        }
        _ => in_file(error, file, newest, lang),
    }
}

/// The sentence for a daily backup that failed.
pub fn of_backup<W: Into<Whole>>(error: &Error, file: &Path, newest: impl FnOnce() -> W, lang: Lang) -> String {
    // What the system says of that names neither it nor its place.
    let taken = matches!(error, Error::Io(_)).then(|| Newest::in_place_of_folder(file)).flatten();
    let why = taken.map_or_else(|| without_form(error, file, newest, lang), |taken| folder::in_place_of(&taken, lang));
    then(NOT_BACKED_UP.get(lang), &why)
}

/// Whether this program tried to mend the file: what is left of the damage is not mended by trying again.
static MENDING: AtomicBool = AtomicBool::new(false);

/// From now on a damaged file is brought back from a copy.
pub fn mending_is_tried() {
    MENDING.store(true, Ordering::Relaxed);
}

/// Whether it was.
pub fn is_mending_tried() -> bool {
    MENDING.load(Ordering::Relaxed)
}

fn of_damage(path: &Path, detail: &str, whole: &Whole, lang: Lang) -> String {
    let said = damaged(lang, &path.display().to_string(), &known_damage(detail, lang));
    match is_of_index(detail) {
        _ if matches!(whole, Whole::Nowhere | Whole::Damaged(..)) && Newest::file_of(path).is_some() => {
            then(&then(&said, &whole.to_restore(lang)), READ_APART.get(lang))
        }
        _ if is_mending_tried() && detail == CUT_SHORT => then(&then(&said, CUT_STAYS.get(lang)), &whole.to_restore(lang)),
        _ if is_mending_tried() => then(&said, &whole.to_restore(lang)),
        true => whole.after(then(&said, &repair_first(lang, &kam())), lang),
        // Whether a repair makes it whole is known once it was tried: doctor does.
        false if may_be_mended(detail) => then(&then(&said, &ask_doctor(lang, &kam())), &whole.to_restore(lang)),
        false => then(&said, &whole.to_restore(lang)),
    }
}

/// What the store calls it that a file ends before its last page.
pub const CUT_SHORT: &str = "cut short";

/// The sentence for damage of which it is known what helps.
pub fn damage(path: &Path, detail: &str, advice: &str, lang: Lang) -> String {
    then(&damaged(lang, &path.display().to_string(), &known_damage(detail, lang)), advice)
}

/// The sentence for what lay beside a file when it was opened.
pub fn of_found(found: &Found, lang: Lang) -> String {
    match found {
        Found::Aside(kept) => set_aside(lang, &kept.display().to_string()),
        Found::TextOfAnother(text) => text_of_another(text, lang),
        Found::UnreadText(text) => unread_text(lang, &text.display().to_string()),
        Found::BrokenOff(file) => broken_off(lang, &file.display().to_string(), &kam()),
        Found::Saved(copy) => saved_apart(lang, &command::path(copy), &kam()),
    }
}

/// The sentence for a text that was typed into another file and lies beside this one.
pub fn text_of_another(text: &Stray, lang: Lang) -> String {
    let (path, file) = (text.path.display().to_string(), text.file.display().to_string());
    match text.is_there {
        true => another_text(lang, &path, &file, &command::kam_on(Some(&text.file))),
        false => another_text_alone(lang, &path, &file),
    }
}

/// What keeps a file from being opened at all.
fn obstacle(detail: &str) -> Option<Words> {
    Some(match detail {
        "empty" => EMPTY,
        CUT_SHORT => CUT,
        "miscounted" => MISCOUNTED,
        "not ours" => NOT_OURS,
        "older number" => OLDER_NUMBER,
        "foreign journal" => FOREIGN_JOURNAL,
        "foreign log" => FOREIGN_LOG,
        "no number" => NO_NUMBER,
        "unfinished" => UNFINISHED,
        "other bytes" => OTHER_BYTES,
        "not a database" | "file is not a database" => NOT_A_DATABASE,
        _ => return None,
    })
}

/// Whether a repair may make whole again what a check or a read has found: the file opens, and more than a reference is wrong.
pub fn may_be_mended(found: &str) -> bool {
    ["miscounted", CUT_SHORT].contains(&found)
        || obstacle(found).is_none() && !found.lines().filter(|line| !is_heading(line)).all(|line| line.contains(" -> "))
}

/// What the store found, in the user's words where it is one of the usual things.
fn known_damage(detail: &str, lang: Lang) -> String {
    match obstacle(detail) {
        Some(known) => known.get(lang).to_owned(),
        None if detail == "database disk image is malformed" => MALFORMED.get(lang).to_owned(),
        None => fault(detail, lang),
    }
}

/// Whether a line of SQLite's own check only says where its findings are from: «*** in database main ***».
pub fn is_heading(line: &str) -> bool {
    line.starts_with("***")
}

/// Whether a finding of that check is about an index of the search alone.
pub fn is_of_search(found: &str) -> bool {
    found.contains("inverted index") || found.starts_with("fts5")
}

/// Whether a finding of that check is about what is computed from the records alone.
pub fn is_of_index(found: &str) -> bool {
    let is_so = |line: &str| {
        is_of_search(line) || ["missing from index ", "entries in index ", "entry in index "].iter().any(|of| line.contains(of))
    };
    let mut lines = found.lines().filter(|line| !is_heading(line)).peekable();
    lines.peek().is_some() && lines.all(is_so)
}

/// A finding of SQLite's own check, in words: what it says itself is English.
pub fn fault(found: &str, lang: Lang) -> String {
    let found = found.lines().find(|line| !is_heading(line)).unwrap_or(found);
    let table = |name: &str| super::tables::table_in_words(name, lang);
    let of_row = |rest: &str| rest.split_once(" missing from index ").map(|(row, index)| lacks_in_index(lang, row, index));
    let of_key =
        |(whose, parent): (&str, &str)| whose.rsplit_once(' ').map(|(name, row)| leads_nowhere(lang, &table(name), row, &table(parent)));
    let told = is_of_search(found)
        .then(|| SEARCH_INDEX.get(lang).to_owned())
        .or_else(|| found.strip_prefix("row ").and_then(of_row))
        .or_else(|| found.strip_prefix("wrong # of entries in index ").map(|index| counted_in_index(lang, index)))
        .or_else(|| found.strip_prefix("non-unique entry in index ").map(|index| double_in_index(lang, index)))
        .or_else(|| found.strip_prefix("NULL value in ").map(|column| empty_column(lang, column)))
        .or_else(|| found.split_once(" -> ").and_then(of_key))
        .or_else(|| found.to_lowercase().contains("freelist").then(|| FREE_PAGES.get(lang).to_owned()))
        .or_else(|| {
            found.split_once(" page ").map(|(_, rest)| on_page(lang, &rest.chars().take_while(char::is_ascii_digit).collect::<String>()))
        });
    told.unwrap_or_else(|| if lang == Lang::En { found.to_owned() } else { MALFORMED.get(lang).to_owned() })
}

/// Whether what is said of a failed file operation says what to do about it: a look at the file would meet the same.
fn says_what_to_do(error: &std::io::Error) -> bool {
    use std::io::ErrorKind as Kind;
    matches!(error.kind(), Kind::FileTooLarge | Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::InvalidFilename)
}

/// The sentence for a failed file operation: the system's own words are in the system's language, so its code stands instead.
pub fn of_io(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => FULL.get(lang).to_owned(),
        Kind::FileTooLarge => LIMITED.get(lang).to_owned(),
        Kind::NotFound => NOT_FOUND.get(lang).to_owned(),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => DENIED.get(lang).to_owned(),
        Kind::InvalidFilename => TOO_LONG.get(lang).to_owned(),
        Kind::IsADirectory => IS_FOLDER.get(lang).to_owned(),
        Kind::AlreadyExists => EXISTS.get(lang).to_owned(),
        _ => other(lang, &error.raw_os_error().map_or_else(|| IO.get(lang).to_owned(), |code| io_code(lang, code))),
    }
}

#[cfg(test)]
mod tests;
