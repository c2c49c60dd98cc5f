//! What the shell commands say.

use crate::domain::words::Counted;

/// Records, counted.
pub const RECORDS: Counted = Counted { ru: ["запись", "записи", "записей"], en: ["record", "records"] };

pub use crate::exchange::ours::head::{
    COL_ABOUT, COL_ACCOUNT, COL_AMOUNT, COL_CATEGORY, COL_CITY, COL_DAY, COL_DUE, COL_GIVEN, COL_ID, COL_KIND, COL_LAST, COL_NEXT,
    COL_PERSON, COL_REACH, COL_STAGE, COL_STATE, COL_WHAT, COL_WHERE,
};

crate::sentences! {
    fn looked_at(said: &str, kam: &str): "{said} · посмотреть: {kam} import" / "{said} · to look: {kam} import";
    /// Started without a terminal.
    NO_TERMINAL: "Рабочему месту нужен терминал, а здесь его нет.\nБез терминала работают: kam today, kam prep, kam export, kam import, kam doctor,\nkam backup, kam restore --yes, kam demo --save. Справка: kam --help" / "The workbench needs a terminal, and there is none here.\nThese work without one: kam today, kam prep, kam export, kam import, kam doctor,\nkam backup, kam restore --yes, kam demo --save. Help: kam --help";
    /// The terminal can neither move the cursor nor clear.
    DUMB_TERMINAL: "Этот терминал (TERM=dumb) не умеет показывать рабочее место.\nЗдесь работают: kam today, kam prep, kam export, kam import, kam doctor,\nkam backup, kam restore, kam demo --save. Справка: kam --help" / "This terminal (TERM=dumb) cannot show the workbench.\nThese work here: kam today, kam prep, kam export, kam import, kam doctor,\nkam backup, kam restore, kam demo --save. Help: kam --help";
    /// The system names no home folder.
    NO_HOME: "Не удалось определить вашу личную папку. Укажите файл: kam --file ФАЙЛ" / "Your own folder could not be found. Name the file: kam --file FILE";
    /// There is no file yet.
    fn no_folder(folder: &str): "Папки {folder} нет: возможно, диск не подключён. Ничего не создано. Подключите его, создайте папку или укажите другой файл: kam --file ФАЙЛ" / "There is no folder {folder}: its disk may not be connected. Nothing was made. Connect it, make the folder, or name another file: kam --file FILE";
    /// The same for a copy that is wanted there.
    fn no_folder_for(folder: &str): "Папки {folder} нет: возможно, диск не подключён. Ничего не создано. Подключите его, создайте папку или укажите другое место." / "There is no folder {folder}: its disk may not be connected. Nothing was made. Connect it, make the folder, or name another place.";
    fn no_file(path: &str, kam: &str): "Файла {path} ещё нет. Он появится, когда вы откроете его: {kam}; посмотреть пример: kam demo" / "There is no {path} yet. It is made when you open it: {kam}; to see an example: kam demo";
    /// A named file is missing.
    fn not_there(path: &str): "Файла {path} нет." / "There is no {path}.";
    /// The disk is full, said in the shell.
    FULL: "На диске нет места. Данные целы: освободите место и повторите команду." / "The disk is full. The data are safe: make room and run the command again.";
    /// Another program held the file too long.
    BUSY: "Файл занят другой программой: команда не выполнена, ничего не изменено. Повторите её, когда он освободится." / "The file is busy in another program: the command was not carried out, nothing was changed. Run it again when that is over.";
    /// A record went while the command worked.
    GONE: "Этой записи больше нет." / "This record is gone.";

    /// No account fits.
    fn no_such(given: &str, kam: &str): "Не найдено: {given}. Все клиенты: {kam} export accounts" / "Not found: {given}. All accounts: {kam} export accounts";
    /// Several accounts fit.
    fn several(given: &str): "Подходит несколько: {given}. Уточните название или имя либо укажите номер:" / "Several fit: {given}. Say more of the name, or give the number:";
    /// None is named so, and some are like it.
    fn like(given: &str): "Никто так не называется: {given}. Похоже на:" / "Nobody is called so: {given}. It is like:";
    /// There are more of them.
    fn and_more(count: usize): "и ещё {count}" / "and {count} more";
    /// A diary entry that waits for its account.
    fn no_account(given: &str): "У встречи {given} не указан клиент, готовить нечего." / "The meeting {given} has no account, so there is nothing to prepare.";

    /// The example was written.
    fn demo_saved(path: &str, quoted: &str): "Пример записан: {path}. Открыть: kam --file {quoted}" / "The example is in {path}. To open it: kam --file {quoted}";
    /// A file stands where one would be written.
    fn exists(path: &str): "Файл {path} уже есть. Он не изменён: укажите другое имя." / "{path} exists already. It is unchanged: give another name.";
    /// A Kamdesk file stands where a backup would be written.
    fn exists_ours(path: &str): "Файл {path} уже есть, это данные Kamdesk. Он не изменён. Заменить: добавьте --yes" / "{path} exists already and is a Kamdesk file. It is unchanged. To replace it add --yes";
    /// The file itself was named as its backup.
    fn same_file(path: &str): "{path} — это и есть рабочий файл. Ничего не изменено." / "{path} is the working file itself. Nothing was changed.";
    /// The name is one of those that a file's own journals have.
    fn is_companion(path: &str): "Файлу нельзя дать такое имя: {path}. Так называются служебные файлы рядом с рабочим, и они удаляются сами. Укажите другое имя." / "A file cannot have this name: {path}. Files that serve the working one are named so, and are deleted by themselves. Give another name.";
    /// A pipe or a device was named where a file is needed.
    fn is_pipe(path: &str): "{path} — не обычный файл, а канал: он ждал бы другую программу. Укажите обычный файл." / "{path} is no ordinary file but a pipe, which would wait for another program. Name an ordinary one.";
    fn is_socket(path: &str): "{path} — не обычный файл, а сокет другой программы. Укажите обычный файл." / "{path} is no ordinary file but a socket of another program. Name an ordinary one.";
    fn is_device(path: &str): "{path} — не обычный файл, а устройство. Укажите обычный файл." / "{path} is no ordinary file but a device. Name an ordinary one.";
    /// Something else stands where a file was whose backups lie beside.
    STANDS_IN_ITS_PLACE: "Рядом лежат резервные копии файла с этим именем. Если он был здесь, перенесите отсюда то, что стоит на его месте, и восстановите его." / "Backups of a file of this name lie beside it. If it was here, move away what stands in its place, and restore it.";
    fn is_circle(path: &str): "Ссылка {path} ни к какому файлу не приводит: она указывает на саму себя или по кругу на другие ссылки. Исправьте ссылку или укажите сам файл." / "The link {path} leads to no file: it points to itself, or round through other links. Mend the link or name the file itself.";
    fn leads_nowhere(path: &str, target: &str): "{path} — ссылка на {target}, а там ничего нет. Ничего не создано. Если диск не подключён, подключите его; иначе исправьте ссылку или укажите сам файл." / "{path} is a link to {target}, where there is nothing. Nothing was made. If its disk is not connected, connect it; else mend the link or name the file itself.";
    /// A folder was named where a file is needed.
    fn is_folder(path: &str): "{path} — это папка, а нужен файл." / "{path} is a folder; a file is needed.";

    /// Another program writes into the file.
    fn waiting(path: &str): "Файл {path} занят: жду другую программу. Не ждать: Ctrl-C, ничего не изменится…" / "The file {path} is busy: waiting for another program. Ctrl-C stops waiting, and nothing is changed…";
    /// A backup was made.
    fn backed_up(path: &str, size: &str): "Копия готова и проверена: {path} ({size})" / "The backup is made and checked: {path} ({size})";
    /// It did not take the place of the one of today.
    fn stays_beside(path: &str): "Прежняя копия за сегодня осталась: в ней есть то, чего в файле уже нет, либо файл теперь другой, исправлен после неё или изменён не Kamdesk. Прежняя: {path}" / "The earlier backup of today stays: it holds what the file does not any more, or the file is another one now, was repaired since or was changed by something other than Kamdesk. The earlier one: {path}";
    /// The same where the new one has text that cannot be read.
    fn legible_stays(path: &str, kam: &str): "В новой копии есть текст, который нельзя прочесть, как и в самом файле, поэтому прежняя копия за сегодня осталась: {path}. Какие записи: {kam} doctor" / "The new copy holds text that cannot be read, as the file does, so the earlier backup of today stays: {path}. Which records: {kam} doctor";
    /// What was copied has flaws.
    fn backed_up_flawed(path: &str, size: &str, kam: &str): "Копия сделана: {path} ({size}), но в файле, а значит и в ней, есть ошибки. Какие — покажет {kam} doctor" / "The backup is made: {path} ({size}), but there are faults in the file, and so in it. To see which: {kam} doctor";
    /// What was copied lacks a table of ours.
    fn backed_up_unrestorable(path: &str, size: &str): "Копия сделана: {path} ({size}), но вернуть из неё данные нельзя." / "The backup is made: {path} ({size}), but data cannot be brought back from it.";
    /// It was not brought to its end: why.
    fn not_backed_up(path: &str, why: &str): "Копия не сделана, она должна была лежать здесь: {path}. {why}" / "No backup was made; its place was to be {path}. {why}";
    /// What was to be restored is something else.
    fn no_backup(path: &str, kam: &str): "{path} — не копия файла Kamdesk, восстанавливать из него нечего. Ничего не изменено. Где лежат копии, скажет {kam} doctor." / "{path} is no copy of a Kamdesk file, so there is nothing to restore from it. Nothing was changed. {kam} doctor says where the backups are.";
    /// What will be restored.
    fn about_to_restore(file: &str, backup: &str, changed: &str, size: &str): "Вместо {file}\nбудет {backup} ({changed}, {size}).\nНынешний файл сохранится рядом." / "{file}\nwill be replaced by {backup} ({changed}, {size}).\nThe present file is kept beside it.";
    /// The question.
    CONFIRM: "Вернуть данные из копии? [да/нет] " / "Bring back the backup? [yes/no] ";
    /// The answers that mean yes, folded.
    YES: "да" / "yes";
    /// It was refused.
    LEFT: "Ничего не изменено." / "Nothing was changed.";
    /// No terminal to ask on.
    fn needs_yes(kam: &str, copy: &str): "Здесь некому подтвердить замену. Ничего не изменено. Чтобы не спрашивать: {kam} restore --yes {copy}" / "There is nobody here to confirm this. Nothing was changed. To go without asking: {kam} restore --yes {copy}";
    /// Of a damaged file not all came along.
    DRAFTS_UNREAD: "Набранное и не сохранённое прочесть в нём удалось не всё: что прочиталось, перенесено, остальное могло остаться только там." / "Not all that was typed there and not saved could be read: what could was brought along, the rest may be there alone.";
    /// It was restored.
    fn restored(file: &str): "Данные возвращены: {file}" / "The data are back: {file}";
    /// Where the old file is.
    fn kept(path: &str): "Прежний файл сохранён: {path}" / "The file that was there is kept: {path}";

    /// A line without a name.
    NO_NAME: "Кого завести? Сначала имя или название." / "Whom to add? The name comes first.";
    /// A part of a line that has no place left.
    fn one_too_many(part: &str): "«{part}» — что это? Уже есть и клиент, и должность или город. Ничего не записано." / "“{part}”: what is that? There is an account, a position or a city already. Nothing was written.";
    /// No part of a line is an account, but one nearly is.
    fn account_near(part: &str, near: &str): "Клиента «{part}» нет. Похоже: {near}. Ничего не записано." / "There is no account “{part}”. Nearly so: {near}. Nothing was written.";
    /// No part of a line is an account.
    fn account_unnamed(parts: &str, kam: &str): "Клиент не назван или его ещё нет: «{parts}». Завести: {kam} add account «…». Ничего не записано." / "No account is named, or there is none yet: “{parts}”. To add one: {kam} add account “…”. Nothing was written.";
    /// There is such an account.
    fn account_known(name: &str): "Такой клиент уже есть: {name}" / "There is such an account already: {name}";
    /// There is such a person.
    fn person_known(name: &str): "Такой человек уже есть: {name}" / "There is such a person already: {name}";
    /// Something is perhaps there already.
    /// What looks wrong may be right all the same.
    REACHED_ANYWAY: "Если всё верно: --anyway" / "If it is right: --anyway";
    fn perhaps_known(name: &str): "Похоже, уже есть: {name}. Завести ещё одну запись: --anyway" / "It seems to be there already: {name}. To add another one: --anyway";
    /// What was added.
    fn added(what: &str): "Добавлено: {what}" / "Added: {what}";
    /// No open action fits.
    fn no_action(named: &str): "Нет открытого дела или обещания: {named}." / "There is no open action or promise: {named}.";
    /// Several actions fit.
    fn several_actions(named: &str): "Подходит несколько дел ({named}). Назовите номер:" / "Several actions fit ({named}). Give the number:";
    /// It is done.
    fn done(what: &str): "Выполнено: {what}" / "Done: {what}";
    /// When it comes again.
    fn next_on(day: &str): "Следующее: {day}" / "Next: {day}";

    /// Column: which list of the day.
    COL_LIST: "Раздел" / "List";
    /// Column: time.
    COL_TIME: "Время" / "Time";
    /// Column: person.
    COL_WHOM: "Кто" / "Who";
    /// Column: name.
    COL_NAME: "Название" / "Name";
    /// Columns: the number of the account, what somebody is there, and their phones.
    COL_ACCOUNT_NUMBER: "№ клиента" / "Account no.";
    COL_POSITION: "Должность" / "Position";
    COL_PHONES: "Телефоны" / "Phones";
    /// Records were asked for with a visibility that does not cover their kind.
    PRIVATE_ONLY: "Такие записи — только для вас. Добавьте --visibility private" / "Such records are for yourself alone: add --visibility private";
    TEAM_AT_MOST: "Такие записи не выходят за пределы команды. Добавьте --visibility team или private" / "Such records stay within the team: add --visibility team or private";
    /// No colleague has the name.
    fn no_colleague(name: &str): "Среди коллег нет такого имени: {name}" / "No colleague has this name: {name}";
    /// Several colleagues have it.
    fn several_colleagues(name: &str, names: &str): "Подходят несколько коллег («{name}»): {names}" / "Several colleagues fit “{name}”: {names}";
    /// How many records a table holds.
    fn total(records: &str): "Всего: {records}" / "In all: {records}";
    /// An empty table.
    NOTHING: "Записей пока нет." / "No records yet.";

    /// Beside a person: influence.
    INFLUENCE: "влияние" / "influence";
    /// Beside a person: attitude.
    ATTITUDE: "отношение к нам" / "attitude";
    /// Beside a person: relationship.
    RELATIONSHIP: "наш контакт" / "relationship";
    /// Beside a person: who of us mirrors them.
    MIRROR: "с нашей стороны" / "mirrored by";
    /// Beside a contact: its mood.
    MOOD: "настроение" / "mood";
    /// Beside a person: the last contact with them.
    fn last_seen(on: &str): "последний контакт {on}" / "last contact {on}";
    /// Beside a competitor: share.
    fn share(percent: i64): "доля {percent} %" / "share {percent} %";
    /// When the page is made.
    fn bytes(size: u64): "{size} Б" / "{size} B";
    fn kilobytes(size: u64): "{size} кБ" / "{size} kB";
    fn megabytes(whole: u64, tenths: u64): "{whole},{tenths} МБ" / "{whole}.{tenths} MB";
    fn page_of(account: &str): "Подготовка: {account}" / "Preparation: {account}";
}
