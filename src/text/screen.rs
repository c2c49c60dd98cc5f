//! What the panes say: headings, empty places, what was done.

use crate::domain::words::Counted;
use crate::domain::{Lang, Words, day, span};
use crate::store::{Step, Verb};

crate::sentences! {
    TODAY: "Сегодня" / "Today";
    ACCOUNTS: "Клиенты" / "Accounts";
    PRACTICE: "Практика" / "Practice";
    DOSSIER: "Досье" / "Dossier";
    PEOPLE: "Люди" / "People";
    DIARY: "Дневник" / "Diary";
    PLAN: "План" / "Plan";
    MONEY: "Деньги" / "Money";
    TEAM: "Команда" / "Team";
    SETTINGS: "Настройки" / "Settings";
    WATCHED: "Под присмотром" / "Watched";
    fn key_looks(key: &str): " · {key} — посмотреть" / " · {key} to look";
    DOUBTS: "Похожие записи" / "Similar records";
    /// The tab of those, one of many.
    SIMILAR: "Похожие" / "Similar";
    HISTORY: "История изменений" / "History of changes";
    HELP: "Справка" / "Help";
    CLIENT_ROOM: "КЛИЕНТ РЯДОМ" / "CLIENT IN THE ROOM";
    /// The open file was deleted, and is kept.
    fn written_out(path: &str): "Сохранённое в открытом файле записано отдельно: {path}. Восстановить можно из него." / "What was saved in the open file is written apart: {path}. It can be restored from there.";
    FILE_LOST: "Файл удалён, пока был открыт, и записать его рядом не удалось: он есть только в этом окне. Освободите место или откройте доступ к папке. Всё равно выйти: нажмите ещё раз." / "The file was deleted while it was open and could not be written out beside: only this window has it. Make room, or open the folder to writing. To leave, press again.";
    /// The file is not where it was when it was opened.
    AWAY: "файл пропал" / "the file is gone";
    READ_ONLY: "только чтение" / "read-only";
    DEMO: "пример" / "demo";

    NAME: "Название" / "Name";
    CLIENT: "Клиент" / "Account";
    PERSON: "Имя" / "Name";
    POSITION: "Должность" / "Position";
    ROLE: "Роль" / "Role";
    CATEGORY: "Категория" / "Category";
    STAGE: "Стадия" / "Stage";
    LAST_CONTACT: "Был" / "Last";
    WAS: "Было" / "Last";
    NEXT_CONTACT: "Дальше" / "Next";
    OUR_PROMISES: "Мы обещали" / "We promised";
    YEAR: "Контакты за год" / "Contacts, year";
    LOSS: "Риск" / "Risk";
    LEVEL: "Ступень" / "Level";
    WE_ARE: "Мы для них" / "We are";
    COMPLETE: "Досье" / "Dossier";
    INFLUENCE: "Вл." / "Inf";
    ATTITUDE: "Отн." / "Att";
    RELATIONSHIP: "Кон." / "Rel";
    MIRROR: "С нашей стороны" / "Our side";
    PHONE: "Телефон" / "Phone";
    DAY: "День" / "Day";
    KIND: "Вид" / "Kind";
    WHO: "С кем" / "With";
    WHAT: "О чём" / "What";
    MOOD: "Настр." / "Mood";
    DUE: "Срок" / "Due";
    ACTION: "Что" / "What";
    TO_WHOM: "Кому / кто" / "To / by";
    STATE: "Состояние" / "State";
    FUNCTION: "Функция" / "Function";
    MIRRORS: "Пар" / "Pairs";
    TASKS: "Дел" / "Open";

    NO_ACCOUNTS: "Здесь будут ваши клиенты. n — завести первого, I — внести из файла." / "Your accounts will be here. n adds the first one, I imports a file.";
    NO_PEOPLE: "Кто у клиента решает, платит, пускает? n — записать человека; неизвестного тоже." / "Who decides, pays, lets in? n adds a person, an unknown one too.";
    NO_DIARY: "Дневник пуст. c — записать разговор, m — запланировать встречу." / "The diary is empty. c writes down a talk, m plans a meeting.";
    NO_PLAN: "Дел и обещаний нет. n — задача, o — мы обещали, r — нам обещали." / "No actions or promises. n task, o we promise, r they promise.";
    NO_TEAM: "Кто помогает вам с клиентами? n — записать коллегу." / "Who helps you with the clients? n adds a colleague.";
    SUMMARY: "Итог" / "Summary";
    /// Under a summary that has nothing to sum up.
    NO_MONEY: "I — внести отчёт; v — к долгам, договорам и закупкам, там n — записать." / "I takes in a report; v turns to debts, contracts and purchases: n adds there.";
    /// What turns to the summary.
    ANOTHER_LIST: "другой список" / "another list";
    TO_SUMMARY: "итог" / "summary";
    /// What hides again what facts are made of.
    SHORT: "короче" / "shorter";
    NO_DOUBTS: "Похожих записей нет. Двойники, замеченные при внесении, встанут здесь." / "There are no similar records. Doubles noticed by an import will stand here.";
    ORDER_KEPT: "по порядку" / "in order";
    ORDER_NAME: "по названию" / "by name";
    /// Which columns of a sheet are in sight.
    fn columns(from: usize, until: usize, of: usize): "{from}–{until} из {of}" / "{from}–{until} of {of}";
    /// A picture goes on below.
    SHOW_ALL: "показать всё" / "show all";
    NOTHING_MATCHES: "Ничего не подходит. Esc — показать всё." / "Nothing matches. Esc shows all.";
    NO_HISTORY: "Изменений пока не было." / "Nothing was changed yet.";
    UNREAD: "Это прочитать не удалось." / "This could not be read.";
    NO_TODAY: "На ближайшие дни ничего нет. m — запланировать встречу, o — записать обещание, 2 — клиенты." / "Nothing for the next days. m plans a meeting, o writes a promise, 2 shows the accounts.";
    EMPTY_PART: "Пока пусто. n — добавить." / "Empty so far. n adds one.";
    EMPTY_SECTION: "Пока пусто. e — записать." / "Empty so far. e writes it.";

    NOTHING_TO_UNDO: "Отменять нечего." / "Nothing to undo.";
    NOTHING_TO_REDO: "Возвращать нечего." / "Nothing to redo.";
    /// Before a client the last step is one of what they must not see.
    HIDDEN_TO_UNDO: "Не отменено: последнее действие — о том, что при клиенте скрыто. Сначала F2." / "Not undone: the last step is about what is hidden from the client in the room. Press F2 first.";
    HIDDEN_TO_REDO: "Не возвращено: это действие — о том, что при клиенте скрыто. Сначала F2." / "Not done again: that step is about what is hidden from the client in the room. Press F2 first.";
    NO_CLIENT_YET: "Клиентов пока нет: n — завести, I — внести из файла." / "There are no accounts yet: n adds one, I imports a file.";
    CHOOSE_ACCOUNT: "Сначала выберите клиента." / "Choose an account first.";
    /// An empty list is neither ordered nor looked through.
    NO_ROWS: "Здесь пусто." / "There is nothing here.";
    ONE_ORDER: "Здесь один порядок." / "There is one order here.";
    NOTHING_BEHIND: "Показано всё." / "All of it is shown.";
    CHOOSE_ROW: "Сначала выберите строку." / "Choose a row first.";
    ONLY_PLANNED: "Это возможно только для запланированного контакта." / "Only a planned contact can be treated so.";
    NOT_HERE: "Для этой строки такого действия нет." / "That cannot be done with this row.";
    VERIFIED: "Раздел отмечен как проверенный сегодня." / "The section is marked as verified today.";
    fn client_on(name: &str): "Клиент рядом — {name}: видно только то, что о нём. F2 — показать всё." / "Client in the room: {name}. Only what concerns them is shown. F2 shows everything.";
    CLIENT_ON: "Клиент рядом: видно только то, что касается его. F2 — показать всё." / "Client in the room: only what concerns them is shown. F2 shows everything.";
    HIDDEN_NOW: "Клиент рядом: сейчас этого не видно. F2 — показать всё." / "Client in the room: this is not shown now. F2 shows everything.";
    /// In place of lists of which nothing is theirs.
    OTHERS_HIDDEN: "Клиент рядом: всё, что касается других клиентов, скрыто. F2 — показать." / "Client in the room: whatever concerns other clients is hidden. F2 shows it.";
    CLIENT_OFF: "Снова видно всё." / "Everything is shown again.";
    /// Behind what was said of an unfinished text that opened.
    MORE_WAIT: "Есть и другой незаконченный текст: он откроется в своей форме." / "There is another unfinished text: it opens in its own form.";
    /// The same where the record that it was typed over is gone.
    DRAFT_OPENED_APART: "Записи, в которой вы это набирали, в файле больше нет. Вот набранный текст: Enter — продолжить, Esc — отложить." / "The record that you typed this into is no longer in the file. Here is what you had typed: Enter goes on with it, Esc puts it by.";
    AHEAD_APART: "Набранное до этого сохранено отдельной строкой и откроется при следующем запуске." / "What was typed before is kept as a line of its own, and opens at the next start.";
    DRAFT_OPENED: "Прошлый раз программа закрылась раньше, чем вы сохранили. Вот набранный текст: Enter — продолжить, Esc — отложить." / "Last time the program ended before you saved. Here is what you had typed: Enter goes on with it, Esc puts it by.";
    /// What a program that syncs folders made of two computers that wrote at a time.
    fn forks(names: &str, kam: &str): "Рядом лежит этот же файл с другими записями: {names}. Так бывает, когда папку синхронизируют два компьютера. Что с ним делать: {kam} doctor" / "The same file lies beside with other records: {names}. That happens when two computers sync a folder. What to do with it: {kam} doctor";
    /// Somebody was erased in another window whose name stood in what is typed.
    /// Another program put a copy in the place of what the file held.
    fn restored_elsewhere(path: &str): "Файл восстановлен из копии в другом окне или командой: на экране то, что в ней было. Прежнее состояние сохранено: {path}" / "The file was restored from a copy in another window or by a command: the screen shows what was in it. The former state is kept: {path}";
    fn gone_by_restore(path: &str): "Этой записи в файле нет: его восстановили из копии, в которой её не было. Ничего не стёрто, прежнее состояние сохранено: {path}" / "This record is not in the file: it was restored from a copy that does not have it. Nothing was erased; the former state is kept: {path}";
    ERASED_TAKEN_OUT: "В другом окне безвозвратно стёрли человека: из того, что набрано здесь, его имя тоже убрано. Проверьте текст и сохраните." / "Somebody was erased for good in another window: their name was taken out of what is typed here too. Look at the text and save.";
    /// The same where names were left in what was written.
    ERASED_NAMED: "Человека, которого вы здесь назвали, безвозвратно стёрли в другом окне: с ним это не свяжется. Проверьте, что набрано." / "Whom you named here was erased for good in another window: nothing is linked to them any more. Look at what you typed.";
    APART: "Это разные записи; больше не спрошу." / "They are different; you will not be asked again.";
    /// A save was refused, and will be for some time.
    TYPED_STAYS: "Введённое осталось в форме." / "What you typed is still in the form.";
    DRAFT_OUTSIDE: "Набранный текст записан в отдельный файл: он вернётся в эту же форму, и после нового запуска тоже." / "What you typed is kept in a file of its own: it comes back to the same form, also after the next start.";
    fn back_in_place(path: &str): "Файл {path} снова на месте: сохранять можно." / "{path} is in its place again: saving works.";
    READ_WAITS: "Файл занят другой программой: показано прочитанное раньше. Обновлю, как только он освободится." / "The file is busy in another program: this was read before. It will be renewed as soon as that is done.";
    NOT_READ: "Файл занят другой программой. Прочитаю, как только он освободится." / "The file is busy in another program. It will be read as soon as that is done.";
    KEYS_WAIT: "Пока не нажата Esc, клавиши ничего не делают." / "Until Esc, keys do nothing.";
    /// What was to be opened waits for the file.
    OPENS_LATER: "Файл занят другой программой. Открою, как только он освободится; набранное до тех пор попадёт туда же. Не ждать: Esc." / "The file is busy in another program. It will be opened as soon as that is done; what you type until then goes into it. Esc stops waiting.";
    fn typed_ahead(text: &str): "Набрано: «{text}»." / "Typed: “{text}”.";
    /// It was not waited for any more.
    NOT_OPENED: "Не открыто." / "Not opened.";
    /// The same of a save.
    NOT_SAVED: "Не сохранено: набранное осталось здесь." / "Not saved: what you typed is still here.";
    NOT_DONE: "Не сделано: файл занят другой программой. Повторите, когда он освободится." / "Not done: the file is busy in another program. Do it again when that is over.";
    FREE_AGAIN: "Файл свободен, но ничего не сделано: нажмите ещё раз." / "The file is free, but nothing was done: press again.";
    OTHER_BY_NOW: "Пока файл был занят, выбранное изменилось: ничего не открыто. Выберите ещё раз." / "What was selected changed while the file was busy: nothing was opened. Choose again.";
    SAVE_WAITS: "Файл занят другой программой. Сохраню, как только он освободится. Не ждать: Esc." / "The file is busy in another program. It will be saved as soon as that is done. Esc stops waiting.";
    IMPORT_WAITS: "Файл занят другой программой. Прочту и сравню, как только он освободится. Не ждать: Esc." / "The file is busy in another program. It will be read and compared as soon as that is done. Esc stops waiting.";
    DRAFT_LOST: "Набранный текст нигде не записан, он есть только в этом окне. Не закрывайте программу, пока не освободите место на диске или не откроете доступ к папке." / "What you typed is written nowhere, only this window has it. Do not leave before there is room on the disk, or the folder may be written.";
    /// A form is left whose text could be kept nowhere.
    /// It is left while another program holds the file.
    DRAFT_WAITS: "Файл занят другой программой, сохранить сейчас нельзя. Набранное не потеряно: оно ждёт в этой же форме." / "The file is busy in another program, so nothing can be saved now. What you typed is not lost: it waits in the same form.";
    DRAFT_HERE_ALONE: "Никуда не записано: текст ждёт в этой же форме, пока открыта программа." / "Written nowhere: the text waits in the same form while the program is open.";
    /// The program is to be left with a text that could be kept nowhere.
    WOULD_LOSE: "Набранное нигде не записано и пропадёт. Всё равно выйти: нажмите ещё раз." / "What you typed is written nowhere and would be lost. To leave, press again.";
    LANG_FORCED: "Сохранено, но сейчас язык задан при запуске (--lang или KAM_LANG): выбранный появится при запуске без них." / "Saved, but the language was given at the start (--lang or KAM_LANG): the chosen one comes with a start without them.";
    PASTED_NOWHERE: "Текст вставлен не в поле: ничего не сделано. Откройте запись (c) или форму и вставьте снова." / "That text was pasted into no field: nothing was done. Open a line (c) or a form and paste it again.";
    NO_SHELL: "Остановить можно только то, что запущено из оболочки: продолжить было бы некому." / "Only what a shell has started can be suspended: nobody could resume it.";
}

crate::sentences! {
    TOO_SMALL: "Нужно окно не меньше 60×16." / "A window of 60×16 or more is needed.";

    LEFTOVERS: "Прочие сведения" / "Other data";
    NOT_VERIFIED: "не проверялось" / "not verified";
    UNFOUNDED: "без источника или причины" / "without source or reason";
    ACTS_FOR: "Действует за" / "Acts for";
    TIES_AND_CHANGES: "Связи и изменения" / "Ties and changes";
    JUDGEMENTS: "Как менялись оценки" / "How the judgements changed";
    CAME_OF: "Из этой записи" / "Out of this entry";
    /// Over what is closed in a plan, with its own order.
    CLOSED: "Закрыто" / "Closed";
    /// In place of rows of a plan that are folded: all of them done, or some dropped or broken.
    fn done_folded(count: usize): "+ Сделано · {count}" / "+ Done · {count}";
    fn closed_folded(count: usize): "+ Закрыто · {count}" / "+ Closed · {count}";
    BEFORE: "было" / "earlier";
    DONE_PART: "Сделано" / "Done";
    DONE_LAST: "Сделано · последнее сверху ↓" / "Done · the last first ↓";
    DONE_FIRST: "Сделано · первое сверху ↑" / "Done · the first on top ↑";
    CLOSED_LAST: "Закрыто · последнее сверху ↓" / "Closed · the last first ↓";
    CLOSED_FIRST: "Закрыто · первое сверху ↑" / "Closed · the first on top ↑";
    RELIABILITY: "Обещания" / "Promises";
    ANYWHERE: "Везде" / "Anywhere";
    HERE: "Здесь" / "Here";

    WELCOME: "Рабочее место ключевого менеджера. Всё хранится в одном файле на этом компьютере и никуда не отправляется." / "A workbench for a key account manager. Everything is in one file on this computer and is sent nowhere.";
    BEGIN_EMPTY: "Начать с чистого листа" / "Begin with an empty file";
    SEE_DEMO: "Посмотреть пример: 12 клиентов, год работы" / "Look at an example: 12 accounts, a year of work";
    IMPORT_FIRST: "Внести контакты и компании из файла" / "Import contacts and companies from a file";

    fn panicked(place: &str): "Работа в фоне прервалась из-за ошибки программы ({place}). Файл цел, попробуйте ещё раз." / "Work in the background ended by a fault of the program ({place}). The file is whole; try again.";
    fn acts_too(names: &str): "действует и за: {names}" / "acts for {names} too";
    fn on_behalf(name: &str): "от имени «{name}»:" / "for {name}:";
    /// What was written on a day was right then as well as what was looked through.
    fn verified_on(day: &str): "актуально на {day}" / "as of {day}";
    fn stale_since(day: &str): "давно не проверялось: актуально на {day}" / "not checked for long: as of {day}";
    fn undone(what: &str): "Отменено: {what}. Вернуть: U." / "Undone: {what}. U redoes it.";
    /// The last save changed nothing, so undoing would take back an earlier step.
    fn undo_older(what: &str): "Последнее сохранение ничего не изменило. Отменить прежнее: {what}? Ещё раз u — отменить." / "The last save changed nothing. Undo what was done before: {what}? u once more undoes it.";
    fn redone(what: &str): "Возвращено: {what}." / "Redone: {what}.";
    fn deleted(name: &str): "Удалено: {name}. Отменить: u." / "Deleted: {name}. u undoes it.";
    /// Behind it where a person went: deleted is not erased.
    fn words_stay(quoted: &str, kam: &str): "Журнал и поисковый индекс ещё до года хранят слова о нём. Стереть без следа: {kam} person {quoted} --erase" / "The journal and the search index keep words about them for up to a year. To erase them for good: {kam} person {quoted} --erase";
    /// What is asked when the only open one of a series is deleted.
    fn series_ends(name: &str): "Повторяется: {name}. Что удалить?" / "It repeats: {name}. Delete what?";
    fn only_this_one(next: &str): "только это; следующее — {next}" / "only this one; the next is {next}";
    WHOLE_SERIES: "всё: повторяться больше не будет" / "all of it: it will not repeat any more";
    fn deleted_next(name: &str, day: &str): "Удалено: {name}. Следующее: {day}. Отменить: u." / "Deleted: {name}. Next: {day}. u undoes it.";
    fn deleted_series(name: &str): "Удалено: {name}. Повторяться больше не будет. Отменить: u." / "Deleted: {name}. It will not repeat any more. u undoes it.";
    fn just_came(name: &str, day: &str): "Это уже следующее: {name}, {day}. Вернуть закрытое: u; закрыть и это — в форме: e." / "This is the next one already: {name}, {day}. u opens the closed one again; to close this one too, use the form: e.";
    fn completed(name: &str): "Выполнено: {name}. Отменить: u." / "Done: {name}. u undoes it.";
    fn completed_next(name: &str, day: &str): "Выполнено: {name}. Следующее: {day}. Отменить: u." / "Done: {name}. Next: {day}. u undoes it.";
    fn reopened(name: &str): "Снова открыто: {name}." / "Open again: {name}.";
    fn moved(name: &str, day: &str): "Перенесено на {day}: {name}." / "Moved to {day}: {name}.";
    /// After [`moved`], of a promise whose day had come (M23).
    STILL_COUNTED: "Срок прошёл: в счёте обещаний остаётся как не исполненное в срок." / "Its day has passed: it stays counted as not kept in time.";
    STILL_LATE: "Срок уже наступил: считается опоздавшим." / "Its day had come: it counts as late.";
    /// What stands in the title of *Today* when it is ordered so.
    BY_ACCOUNT: "по клиенту" / "by account";
    BY_TEXT: "по тексту" / "by text";
    /// In place of rows of *Today* that are folded.
    fn more(count: usize): "+ ещё {count}" / "+ {count} more";
    /// Of what needs attention: of some kind there are more rows than were read.
    fn more_than_read(most: usize): "больше {most} одного вида: показаны первые" / "more than {most} of a kind: the first are shown";
    /// The same with the last day of them.
    fn more_until(count: usize, day: &str): "+ ещё {count}, до {day}" / "+ {count} more, up to {day}";
    /// Those due later than the list reaches, though soon.
    fn more_after(count: usize): "позже {count}" / "{count} later";
    /// Of these, those without a day.
    fn more_undated(count: usize): "без срока {count}" / "{count} without a date";
    /// A record that has taken its last step.
    NO_STEP_LEFT: "Дальше шагов нет: можно изменить по e." / "There is no further step: e changes it.";
    fn moved_on(name: &str, step: &str): "{name}: {step}" / "{name}: {step}";
    /// What a key turns to that stands with the possibilities of an account.
    TO_ACTIONS: "дела" / "actions";
    /// What a key turns to that stands with the complaints of an account.
    TO_ENTRIES: "записи" / "entries";
    /// Beside a meeting that is over and was not written down.
    UNWRITTEN: "не записано" / "not written";
    /// In the top line: how many of our promises are due today.
    fn today_of(count: u32): "{count} сегодня" / "{count} today";
    /// In the top line: how many of our promises are late.
    fn overdue_of(count: u32): "{count} просрочено" / "{count} overdue";
    /// In the title of a group: how many are late.
    fn late_of(count: usize): "просрочено {count}" / "{count} overdue";
    /// What Space is called for each kind of row of *Today*.
    DONE_HELD: "состоялось" / "held";
    DONE_ANSWER: "ответить" / "answer";
    DONE_REOPEN: "снова открыть" / "reopen";
    /// What Enter is called on rows that are folded.
    UNFOLD: "показать все" / "show all";
    /// What Enter is called where no row is yet.
    NEW_HERE: "записать" / "write one down";
    ENTER_SHOWS: "Enter покажет все строки на своих местах." / "Enter shows all of them in their places.";
    NOTHING_MORE: "Пока ничего." / "Nothing yet.";
    fn dossier_verified(name: &str): "Досье отмечено как проверенное сегодня: {name}. Отменить: u." / "The dossier is marked as verified today: {name}. u undoes it.";
    fn put_off(day: &str): "Отложено до {day}. Отменить: u." / "Put off until {day}. u undoes it.";
    /// How many lines are below those that are seen.
    fn more_below(lines: usize): "ещё {lines} ↓" / "{lines} more ↓";
    /// The same where a name needs the room.
    fn more_below_shortly(lines: usize): "{lines} ↓" / "{lines} ↓";
    /// How a list is ordered, where the heading of its column has no room.
    fn ordered(by: &str, mark: &str): "порядок: {by} {mark}" / "order: {by} {mark}";
    fn found_of(shown: &str, of: &str): "{shown} из {of}" / "{shown} of {of}";
    fn damaged_backup(detail: &str): "Проверка файла не прошла: {detail}" / "The file did not pass its check: {detail}";
}

const VERBS: [(Verb, Words); 16] = [
    (Verb::Create, Words { ru: "создание", en: "creation" }),
    (Verb::Edit, Words { ru: "правка", en: "edit" }),
    (Verb::Delete, Words { ru: "удаление", en: "deletion" }),
    (Verb::Done, Words { ru: "отметка о выполнении", en: "completion" }),
    (Verb::Reopen, Words { ru: "снятие отметки о выполнении", en: "reopening" }),
    (Verb::Move, Words { ru: "перенос", en: "move" }),
    (Verb::Tick, Words { ru: "отметка в списке", en: "tick" }),
    (Verb::Verify, Words { ru: "отметка о проверке", en: "verification" }),
    (Verb::Import, Words { ru: "внесение из файла", en: "import" }),
    (Verb::Merge, Words { ru: "соединение записей", en: "merge" }),
    (Verb::Split, Words { ru: "разделение записей", en: "split" }),
    (Verb::Place, Words { ru: "назначение клиента из отчёта", en: "assignment" }),
    (Verb::Leave, Words { ru: "отметка, что не ваш клиент:", en: "leaving aside" }),
    (Verb::Await, Words { ru: "возврат в ожидающие клиента", en: "asking again" }),
    (Verb::PutOff, Words { ru: "откладывание", en: "putting off" }),
    (Verb::Setting, Words { ru: "настройка", en: "setting" }),
];

/// What a step did, as a noun with its subject: «правка «Ромашка»».
pub fn step(step: &Step, lang: Lang) -> String {
    let verb = VERBS.iter().find(|(verb, _)| *verb == step.verb).map_or("", |(_, words)| words.get(lang));
    // What has no name but its day or its month says it as people do.
    let subject = match step.subject.rsplit_once(": ") {
        Some((whose, own)) => format!("{whose}: {}", said(own, lang)),
        None => said(&step.subject, lang),
    };
    match (subject.is_empty(), lang) {
        (true, _) => verb.to_owned(),
        (false, Lang::Ru) => format!("{verb} «{subject}»"),
        (false, Lang::En) => format!("{verb} of “{subject}”"),
    }
}

fn said(own: &str, lang: Lang) -> String {
    if day::from_iso(own).is_some() { day::show(own, lang) } else { span::shown(own, lang) }
}

/// Entries, counted.
pub const COUNT_ENTRIES: Counted = Counted { ru: ["запись", "записи", "записей"], en: ["entry", "entries"] };
