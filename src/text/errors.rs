//! Errors as sentences: what happened, what is safe, what to do.

use crate::domain::{Entity, Lang};
use crate::store::Error;
use std::path::{Path, PathBuf};

crate::sentences! {
    fn foreign(path: &str): "Файл {path} создан не Kamdesk. Он не изменён. Укажите другой файл: --file." / "{path} is not a Kamdesk file. It is unchanged. Name another file with --file.";
    fn missing(path: &str): "Файла {path} больше нет." / "{path} is no longer there.";
    fn lost(path: &str): "Файла {path} нет, но рядом лежат его резервные копии. Новый на его месте не создан." / "{path} is not there, but backups of it lie beside. No new file was made in its place.";
    LOST_CHOICE: "Вернуть копию или начать новый файл можно в самой программе: запустите kam." / "To restore one or begin a new file, start the workbench: kam.";
    NONE_WHOLE: "Целой копии среди них нет." / "None of them is whole.";
    fn moved(path: &str): "Файл {path} перенесён, удалён или заменён другим, пока был открыт. В него ничего не записано. Верните его на место или откройте заново." / "{path} was moved, deleted or replaced while it was open. Nothing was written into it. Put it back or open it anew.";
    fn altered(path: &str, what: &str): "В файле {path} есть изменения, сделанные не Kamdesk ({what}). Ничего из них не выполнено, файл открыт только для чтения. Привести в порядок: kam doctor --repair" / "{path} was changed by something other than Kamdesk ({what}). Nothing of it was run; the file is open for reading only. To put it right: kam doctor --repair";
    fn garbled(path: &str): "В файле {path} есть текст, который нельзя прочесть; он показывается со знаком «�». Пока это не исправлено, сохранить ничего нельзя. Какие записи: kam doctor, исправить: kam doctor --repair" / "The file {path} holds text that cannot be read; it is shown with “�”. Nothing can be saved until that is mended. Which records: kam doctor, to mend them: kam doctor --repair";
    fn newer(path: &str, found: i64, known: i64): "Файл {path} создан более новой версией Kamdesk (схема {found}, эта версия знает {known}). Он не изменён. Обновите программу." / "{path} was written by a newer Kamdesk (schema {found}, this one knows {known}). It is unchanged. Update the program.";
    fn damaged(path: &str, detail: &str): "Файл {path} повреждён ({detail}). Он оставлен как есть." / "{path} is damaged ({detail}). It is left as it is.";
    fn restore_from(backup: &str): "Последняя целая копия: {backup}. Восстановить: kam restore \"{backup}\"" / "The newest whole backup: {backup}. To restore it: kam restore \"{backup}\"";
    fn or_restore(backup: &str): "Если файл повреждён, целая копия: {backup}. Восстановить: kam restore \"{backup}\"" / "If it is damaged, a whole backup is {backup}. To restore it: kam restore \"{backup}\"";
    fn in_this_file(path: &str): "Файл: {path}." / "The file: {path}.";
    fn newest_copy(path: &str): "Последняя целая копия: {path}." / "The newest whole backup: {path}.";
    NO_BACKUP: "Резервных копий рядом нет. Если копия есть в другом месте: kam restore ФАЙЛ." / "There is no backup beside it. If you have one elsewhere: kam restore FILE.";
    fn read_only(path: &str): "Файл {path} открыт только для чтения: сохранить нельзя, ничего не изменено." / "{path} is open for reading only: nothing can be saved, nothing was changed.";
    FULL: "На диске нет места. Данные целы, введённое осталось в форме: освободите место и сохраните ещё раз." / "The disk is full. The data are safe and what you typed is still in the form: make room and save again.";
    NOT_BACKED_UP: "Резервная копия за сегодня не сделана." / "Today's backup was not made.";
    NO_ROOM: "На диске нет места. Данные целы." / "The disk is full. The data are safe.";
    BUSY: "Файл занят другой программой. Ничего не потеряно: попробуйте ещё раз." / "The file is busy in another program. Nothing is lost: try again.";
    GONE: "Записи больше нет: в другом окне её удалили (u вернёт) или отменили её создание (U вернёт)." / "This record is gone: another window deleted it (u brings it back) or undid its making (U does).";
    fn boss_circle(names: &str): "Получается круг: {names}. Ничего не изменено. Исправьте сначала у одного из них поле «Подчиняется»." / "This makes a circle: {names}. Nothing was changed. First change “Reports to” of one of them.";
    fn parent_circle(names: &str): "Получается круг: {names}. Ничего не изменено. Исправьте сначала у одной из этих компаний поле «Холдинг»." / "This makes a circle: {names}. Nothing was changed. First change “Parent” of one of these companies.";
    CONFLICT: "Запись изменена в другом окне." / "The record was changed in another window.";
    fn trigger(name: &str): "правило {name}" / "trigger {name}";
    fn view(name: &str): "представление {name}" / "view {name}";
    fn table(name: &str): "таблица {name}" / "table {name}";
    EMPTY: "он пуст" / "it is empty";
    CUT: "он обрезан" / "it is cut short";
    NOT_OURS: "в начале файла не то, что пишет Kamdesk" / "it does not begin as Kamdesk writes it";
    FOREIGN_JOURNAL: "рядом лежит журнал другого файла" / "the journal of another file lies beside it";
    UNFINISHED: "копия не закончена" / "the copy is unfinished";
    OTHER_BYTES: "содержимое изменилось с тех пор, как копия сделана" / "its content has changed since it was made";
    NOT_A_DATABASE: "это не база данных" / "it is not a database";
    NOT_FOUND: "Такого файла или папки нет." / "There is no such file or folder.";
    DENIED: "Система не даёт доступа к файлу или папке. Проверьте права." / "The system denies access to the file or folder. See to its permissions.";
    IS_FOLDER: "Это папка, а нужен файл." / "This is a folder; a file is needed.";
    EXISTS: "Такой файл уже есть." / "There is such a file already.";
    MALFORMED: "нарушено строение базы данных" / "the structure of the database is broken";
    fn sqlite_code(code: i32): "база данных отказала, код {code}" / "the database refused, code {code}";
    fn io_code(code: i32): "ошибка чтения или записи, код {code}" / "reading or writing failed, code {code}";
    IO: "ошибка чтения или записи" / "reading or writing failed";
    fn other(detail: &str): "Не получилось: {detail}. Данные в файле целы." / "That did not work: {detail}. The data in the file are safe.";
}

/// The sentence for an error of the store.
pub fn of_store(error: &Error, lang: Lang) -> String {
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        Error::Foreign(path) => foreign(lang, &shown(path)),
        Error::Missing(path) => missing(lang, &shown(path)),
        Error::Lost { path, backup } => {
            let help = backup.as_ref().map_or_else(|| NONE_WHOLE.get(lang).to_owned(), |backup| restore_from(lang, &shown(backup)));
            format!("{} {help} {}", lost(lang, &shown(path)), LOST_CHOICE.get(lang))
        }
        Error::Moved(path) => moved(lang, &shown(path)),
        Error::Garbled(path) => garbled(lang, &shown(path)),
        Error::Altered { path, what } => altered(lang, &shown(path), &object(what, lang)),
        Error::Newer { path, found, known, backup } => {
            let said = newer(lang, &shown(path), *found, *known);
            backup.as_ref().map_or_else(|| said.clone(), |backup| format!("{said} {}", or_restore(lang, &shown(backup))))
        }
        Error::Damaged { path, detail, backup } => {
            let help = backup.as_ref().map_or_else(|| NO_BACKUP.get(lang).to_owned(), |backup| restore_from(lang, &shown(backup)));
            format!("{} {help}", damaged(lang, &shown(path), known_damage(detail, lang)))
        }
        Error::ReadOnly(path) => read_only(lang, &shown(path)),
        Error::Full => FULL.get(lang).to_owned(),
        Error::Busy => BUSY.get(lang).to_owned(),
        Error::Gone => GONE.get(lang).to_owned(),
        Error::Conflict(_) => CONFLICT.get(lang).to_owned(),
        Error::Circle { of: Entity::Account, names } => parent_circle(lang, names),
        Error::Circle { names, .. } => boss_circle(lang, names),
        Error::Io(error) => of_io(error, lang),
        // SQLite's own words are English: its number says as much in both languages.
        Error::Sql(detail) => other(lang, &error.sqlite_code().map_or_else(|| detail.to_string(), |code| sqlite_code(lang, code))),
    }
}

/// What in a schema is not ours, in words: `trigger x` as «правило x».
pub fn object(what: &str, lang: Lang) -> String {
    let (kind, name) = what.split_once(' ').unwrap_or((what, ""));
    match kind {
        "trigger" => trigger(lang, name),
        "view" => view(lang, name),
        "table" => table(lang, name),
        _ => what.to_owned(),
    }
}

/// The sentence for an error of a file, which names it and, where that may help, its newest whole copy: `newest` looks for it.
pub fn in_file(error: &Error, file: &Path, newest: impl FnOnce() -> Option<PathBuf>, lang: Lang) -> String {
    let named = || in_this_file(lang, &file.display().to_string());
    let is_nameless = |path: &Path| path.as_os_str().is_empty();
    match error {
        Error::Damaged { path, detail, .. } if is_nameless(path) => {
            of_store(&Error::Damaged { path: file.into(), detail: detail.clone(), backup: newest() }, lang)
        }
        Error::ReadOnly(path) if is_nameless(path) => of_store(&Error::ReadOnly(file.into()), lang),
        Error::Moved(path) if is_nameless(path) => of_store(&Error::Moved(file.into()), lang),
        Error::Garbled(path) if is_nameless(path) => of_store(&Error::Garbled(file.into()), lang),
        Error::Io(_) | Error::Sql(_) => {
            let help = newest().map_or_else(String::new, |backup| format!(" {}", newest_copy(lang, &backup.display().to_string())));
            format!("{} {}{help}", of_store(error, lang), named())
        }
        Error::Full | Error::Busy => format!("{} {}", of_store(error, lang), named()),
        _ => of_store(error, lang),
    }
}

/// The same where nothing is typed that could be lost.
pub fn without_form(error: &Error, file: &Path, newest: impl FnOnce() -> Option<PathBuf>, lang: Lang) -> String {
    match error {
        Error::Full => format!("{} {}", NO_ROOM.get(lang), in_this_file(lang, &file.display().to_string())),
        _ => in_file(error, file, newest, lang),
    }
}

/// The sentence for a daily backup that failed.
pub fn of_backup(error: &Error, file: &Path, newest: impl FnOnce() -> Option<PathBuf>, lang: Lang) -> String {
    format!("{} {}", NOT_BACKED_UP.get(lang), without_form(error, file, newest, lang))
}

/// What the store found, in the user's words where it is one of the usual things.
fn known_damage(detail: &str, lang: Lang) -> &str {
    match detail {
        "empty" => EMPTY.get(lang),
        "cut short" => CUT.get(lang),
        "not ours" => NOT_OURS.get(lang),
        "foreign journal" => FOREIGN_JOURNAL.get(lang),
        "unfinished" => UNFINISHED.get(lang),
        "other bytes" => OTHER_BYTES.get(lang),
        "not a database" | "file is not a database" => NOT_A_DATABASE.get(lang),
        "database disk image is malformed" => MALFORMED.get(lang),
        _ => detail,
    }
}

/// The sentence for a failed file operation: the system's own words are in the system's language, so its code stands instead.
pub fn of_io(error: &std::io::Error, lang: Lang) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => FULL.get(lang).to_owned(),
        Kind::NotFound => NOT_FOUND.get(lang).to_owned(),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => DENIED.get(lang).to_owned(),
        Kind::IsADirectory => IS_FOLDER.get(lang).to_owned(),
        Kind::AlreadyExists => EXISTS.get(lang).to_owned(),
        _ => other(lang, &error.raw_os_error().map_or_else(|| IO.get(lang).to_owned(), |code| io_code(lang, code))),
    }
}
