//! What `kam doctor` finds, each with what to do.

use super::tables::{column_in_words, field_in_words, named_table, table_in_words};
use crate::domain::words::Counted;
use crate::domain::{Entity, Lang};
use crate::store::{Disagreement, Garbled, Lost, Strange};
use std::collections::BTreeMap;

/// How much of a text is shown on both sides of what cannot be read, in characters.
pub(super) const AROUND: usize = 30;

/// Drafts, counted.
pub const DRAFTS: Counted = Counted { ru: ["черновик", "черновика", "черновиков"], en: ["draft", "drafts"] };
/// Backups, counted.
pub const BACKUPS: Counted = Counted { ru: ["копия", "копии", "копий"], en: ["backup", "backups"] };

crate::sentences! {
    /// The file is there.
    fn file(path: &str, size: &str): "Файл: {path} ({size})" / "File: {path} ({size})";
    /// Application id and schema are right.
    fn schema(application: &str, found: i64): "Это файл Kamdesk (метка {application}), схема {found}." / "It is a Kamdesk file (mark {application}), schema {found}.";
    /// The schema is older.
    fn old_schema(found: i64, newest: i64): "Схема {found}, новая — {newest}. Файл обновится, когда вы откроете kam; перед этим будет сделана копия." / "Schema {found}, the newest is {newest}. The file is brought up when you open kam, after a backup.";
    /// Only the owner can read the file.
    FILE_PRIVATE: "Файл доступен только вам." / "Only you can read the file.";
    /// Another user owns it.
    FILE_OF_ANOTHER: "Файл принадлежит другому пользователю: читать его может он и администратор системы." / "The file belongs to another user: they can read it, and the administrator of the system.";
    /// Others can read the file.
    fn file_of_another(mode: &str): "Файл могут читать другие (права {mode}). Он принадлежит другому пользователю: закрыть доступ может только тот." / "Others can read the file (mode {mode}). It belongs to another user, who alone can close it.";
    fn file_open(mode: &str): "Файл могут читать другие (права {mode})." / "Others can read the file (mode {mode}).";
    /// Others can read backups.
    BACKUPS_OPEN: "Резервные копии могут читать другие." / "Others can read the backups.";
    /// Only the owner can enter the folder.
    FOLDER_PRIVATE: "Папка доступна только вам." / "Only you can enter the folder.";
    /// Others can see into the folder.
    fn folder_seen(mode: &str): "Имена файлов в папке видны другим (права {mode}), содержимое — нет." / "Others can see the names in the folder (mode {mode}), but not the content.";
    /// Others can write into the folder.
    fn folder_open(path: &str): "В папку {path} могут писать другие. Перенесите файл в личную папку или закройте папку." / "Others can write into {path}. Move the file to a folder of your own, or close this one.";
    /// The file can be written.
    WRITABLE: "Запись в файл возможна." / "The file can be written.";
    /// The disk is full.
    NO_ROOM: "На диске, где лежит файл, нет места: сохранить ничего нельзя. Освободите место." / "The disk that the file lies on is full: nothing can be saved. Make room on it.";
    /// It may not grow.
    LIMITED: "Система не даёт файлу расти дальше установленного предела (ulimit -f): сохранить почти ничего нельзя. Снимите предел." / "The system lets the file grow no further than a limit that was set (ulimit -f): next to nothing can be saved. Lift the limit.";
    /// The file cannot be written.
    READ_ONLY: "Файл открыт только для чтения: сохранить ничего нельзя. Проверьте права и место, где он лежит." / "The file is open for reading only: nothing can be saved. See to its permissions and where it lies.";
    /// Texts of other files lie beside it.
    fn texts_of_others(count: usize): "Набрано и не сохранено в других файлах, лежит здесь же — текстов: {count}. Каждый вернётся, когда вы откроете его файл." / "Typed into other files and not saved, lying here: {count}. Each comes back when you open its file.";
    /// The file is whole.
    SOUND: "Данные целы." / "The data are whole.";
    /// The same where an index computes something of others.
    fn sound_unindexed(what: &str): "Записи целы. Индексы не сверялись: чужое ({what}) при этом вычислялось бы." / "The records are whole. Indexes were not compared: that would compute something of others ({what}).";
    /// The file is damaged.
    fn unsound(path: &str, count: usize): "В файле {path} найдены повреждения: {count}. Не работайте с ним, верните данные из копии." / "Damage was found in {path}: {count}. Do not work with it, bring back a backup.";
    /// Only what is computed from the records is.
    fn index_unsound(path: &str, count: usize, kam: &str): "В файле {path} повреждены только указатели ({count}), записи читаются все. Построить указатели заново: {kam} doctor --repair. Копия понадобится, только если это не поможет." / "In {path} only indexes are damaged ({count}); every record can be read. To build them anew: {kam} doctor --repair. A backup is needed only if that does not help.";
    /// What names records names some that are not there.
    fn rows_unread(path: &str, kam: &str): "В файле {path} читаются не все записи: указатели и ссылки называют и те, которых в таблицах уже нет. Не работайте с ним, сначала верните данные из копии. Только если её нет, перенесите в новый файл то, что читается: {kam} doctor --repair" / "Not every record of {path} can be read: indexes and references name some that their tables do not hold. Do not work with it, bring back a backup first. Only if there is none, bring what can be read into a new file: {kam} doctor --repair";
    /// Backups are there.
    fn backups(count: &str, newest: &str, path: &str): "Есть {count}; последняя ({newest}) проверена, она целая: {path}" / "{count}; the newest ({newest}) was checked and is whole: {path}";
    /// The same where nobody noted with which bytes it was made.
    fn backups_unsummed(count: &str, newest: &str, path: &str): "Есть {count}; последняя ({newest}) читается, но без контрольной суммы: цела ли в ней каждая буква, сказать нельзя: {path}" / "{count}; the newest ({newest}) can be read but has no checksum: whether every letter in it is right cannot be told: {path}";
    /// The same where that cannot be read.
    fn backups_misread(count: &str, newest: &str, path: &str): "Есть {count}; последняя ({newest}) читается, но её контрольная сумма — нет: копия не проверена: {path}" / "{count}; the newest ({newest}) can be read, but its checksum cannot: the backup is not checked: {path}";
    /// The newest backup holds text that cannot be read.
    fn backup_garbled(newest: &str, path: &str): "Последняя копия ({newest}) целая, но часть текста в ней нельзя прочесть: {path}." / "The newest backup ({newest}) is whole, but some text in it cannot be read: {path}.";
    /// After that, the newest one in which all can be.
    fn legible_copy(path: &str): "Последняя, где читается всё: {path}" / "The newest in which all can be read: {path}";
    /// Something is wrong with its records.
    fn backup_flawed(newest: &str, path: &str): "Последняя копия ({newest}) читается вся, но в записях в ней есть ошибки: {path}." / "The newest backup ({newest}) can be read as a whole, but there are errors in its records: {path}.";
    fn sound_copy(path: &str): "Последняя без ошибок: {path}" / "The newest without any: {path}";
    /// The newest backup is old.
    fn backup_old(newest: &str): "Последняя копия — {newest}." / "The newest backup is of {newest}.";
    /// The newest backup is damaged.
    fn backup_bad(path: &str): "Последняя копия повреждена: {path}" / "The newest backup is damaged: {path}";
    /// The other copies are whole.
    fn copies_whole(count: usize): "Другие копии тоже целы: {count}." / "Other copies are whole too: {count}.";
    /// Of some of them nobody can tell.
    fn copies_unsummed(count: usize): "Копии без контрольной суммы: {count}. Они читаются, но цела ли в них каждая буква, сказать нельзя:" / "Copies without a checksum: {count}. They can be read, but whether every letter in them is right cannot be told:";
    fn copies_misread(count: usize): "Копии, контрольная сумма которых не читается: {count}. Они не проверены:" / "Copies whose checksum cannot be read: {count}. They are not checked:";
    /// Some of the other copies are damaged.
    fn copies_damaged(count: usize): "Среди остальных копий есть повреждённые: {count}. Вернуть данные из них нельзя. Повреждённые можно удалить, если среди остальных есть целая." / "Some of the other copies are damaged: {count}. Data cannot be brought back from them. The damaged ones may be deleted if another one is whole.";
    /// No backup yet.
    /// One may not look into the folder of the backups.
    fn unlisted(folder: &str): "Есть ли резервные копии, неизвестно: папку {folder} этому пользователю не прочесть. Запустите проверку от имени её владельца." / "Whether there are backups is not known: this user may not read the folder {folder}. Run the check as its owner.";
    NO_BACKUP: "Резервных копий рядом нет." / "There is no backup beside it.";
    /// How one is made, after what is wrong with those that are there; only where the file can be copied.
    fn make_backup(kam: &str): "Сделать новую: {kam} backup" / "To make one: {kam} backup";
    /// Nothing to back up yet.
    NOTHING_YET: "Копий пока нет, но и терять пока нечего." / "There is no backup yet, nor anything to lose.";
    /// Search is right.
    SEARCH: "Поиск соответствует записям." / "Search agrees with the records.";
    /// Search is stale.
    fn search_stale(cards: &str): "Поиск отстал: {cards}." / "Search lags behind: {cards}.";
    /// The rows are there, but words in them are not found.
    SEARCH_MISLEADS: "Поиск находит не те записи: его указатель повреждён." / "The search finds the wrong records: its index is damaged.";
    fn words_lost(count: usize): "Поиск не находит того, что записано: слов — {count}." / "The search does not find what is written: {count} words.";
    /// Every value is one that its field can hold.
    POSSIBLE: "В полях стоит только то, что в них бывает." / "Every field holds what it can hold.";
    /// The same where a part of them is not read.
    POSSIBLE_IN_PART: "В прочитанных полях стоит только то, что в них бывает." / "The fields that were read hold what they can hold.";
    /// Some are not.
    fn impossible(count: usize): "В полях стоит то, чего в них быть не может: {count}. Такая запись может пропасть из списков. Верное значение может быть в резервной копии; исправьте поле в самой записи." / "Fields hold what they cannot hold: {count}. Such a record may be missing from lists. The right value may be in a backup; correct the field in the record itself.";
    CHECK_VALUES: "значения полей" / "values of fields";
    /// An erasing was broken off before its copies were made anew.
    fn to_remake(count: usize, kam: &str): "Стирание человека прервано: в файле его уже нет, а в копиях ({count}) он ещё есть. Сделать их заново, без него: {kam} backup. Если какая-то останется в этом списке, удалите её." / "The erasing of a person was broken off: they are gone from the file, but some copies ({count}) still hold them. To make those anew without the person: {kam} backup. Delete any that stays in this list.";
    CHECK_TO_REMAKE: "копии после стирания" / "copies after an erasing";
    /// Something was begun beside the file and never finished.
    fn half_made(kam: &str): "Рядом осталось начатое и не законченное: копия или восстановление, прерванные на полпути. В файле из этого ничего нет. Убрать: {kam} doctor --repair" / "Something was begun beside the file and never finished: a backup or a restore that was broken off. Nothing of it is in the file. To remove it: {kam} doctor --repair";
    fn half_made_gone(count: usize): "Убрано начатое и не законченное рядом с файлом: {count}." / "What was begun beside the file and never finished was removed: {count}.";
    /// Nothing in the schema is of others.
    OURS_ALONE: "Таблицы, журнал изменений и правила в файле — те, что создал Kamdesk." / "The tables, the journal of changes and the rules in the file are as Kamdesk made them.";
    /// Something is.
    fn altered(what: &str, kam: &str): "Файл изменён не Kamdesk: {what}. Ничего из этого не выполняется, сохранять нельзя. Исправить, сохранив прежний файл рядом: {kam} doctor --repair" / "The file was changed by something other than Kamdesk: {what}. Nothing of it is run, nothing can be saved. To put it right and keep the file as it is beside: {kam} doctor --repair";
    /// The daily check found damage.
    fn noted(path: &str, kam: &str): "В файле {path} было найдено повреждение, запись закрыта. Если он уже цел: {kam} doctor --repair" / "Damage was found in {path}, so nothing can be saved. If it is whole again: {kam} doctor --repair";
    /// Every index is ours.
    INDEXES: "Индексы в файле — те, что создал Kamdesk." / "The indexes in the file are as Kamdesk made them.";
    /// One is not, or is missing.
    fn strange_index(what: &str): "Не как у Kamdesk: {what}. На данные это не влияет, но работа может замедлиться." / "Not as Kamdesk made it: {what}. The data are the same, but the work may be slower.";
    /// The checks that met an error that was said already, and tables that no check could read.
    fn not_checked(what: &str): "Не проверено: {what}." / "Not checked: {what}.";
    fn unchecked(checks: &str): "По той же причине не проверено: {checks}." / "Not checked for the same reason: {checks}.";
    /// The names of the checks.
    CHECK_FORKS: "другие состояния файла" / "other states of the file";
    CHECK_SCHEMA: "схема" / "schema";
    CHECK_INTEGRITY: "целостность" / "integrity";
    CHECK_TEXTS: "тексты" / "texts";
    CHECK_SEARCH: "поиск" / "search";
    CHECK_INDEXES: "индексы" / "indexes";
    CHECK_FIGURES: "сроки и счёт" / "days and counts";
    CHECK_CIRCLES: "подчинение и холдинги" / "reporting lines and parents";
    CHECK_DRAFTS: "черновики" / "drafts";
    /// There is no daily backup but another copy.
    fn other_copy(path: &str): "Ежедневных копий нет; есть другая, она проверена и целая: {path}" / "There is no daily backup; another copy was checked and is whole: {path}";
    /// There are copies, and none is whole.
    NONE_WHOLE: "Копии рядом есть, но целой среди них нет." / "There are copies beside it, but none is whole.";
    /// Another state of the file lies beside.
    fn fork(path: &str, quoted: &str): "Рядом лежит тот же файл с другим продолжением: {path}. Так бывает, когда одну папку синхронизируют два компьютера: в нём есть записи, которых здесь нет. Посмотреть: kam --file {quoted}" / "The same file lies beside with another continuation: {path}. That happens when two computers sync one folder: it holds records that are not here. To see them: kam --file {quoted}";
    /// Something was kept apart.
    fn kept_apart(path: &str): "Сохранено отдельно, в файл не внесено: {path}. Если не нужно, удалите." / "Kept apart and not taken into the file: {path}. If nobody needs it, delete it.";
    /// Every text can be read.
    LEGIBLE: "Все тексты читаются." / "Every text can be read.";
    /// Some cannot.
    fn garbled(count: usize): "Нельзя прочесть тексты: {count}. Они показываются со знаком «�»; окно или команда, которым такой текст встретился, ничего не сохраняют, записи без него сохраняются как обычно. Верный текст может быть в резервной копии." / "Texts that cannot be read: {count}. They are shown with “�”; the window or command that met such a text saves nothing, records without it are saved as usual. The right text may be in a backup.";
    fn to_mark(kam: &str): "Поставить знак и сохранять всё: {kam} doctor --repair" / "To put the mark there and save everything: {kam} doctor --repair";
    /// There are more of them.
    fn more(count: usize): "и ещё {count}" / "and {count} more";
    /// The question before they are mended.
    fn mend(count: usize): "Тексты, которые нельзя прочесть: {count}. Место, которое не читается, займёт знак «�»; файл, каким он был, сохранится рядом. Исправить? [да/нет] " / "Texts that cannot be read: {count}. What cannot be read gives way to “�”; the file as it was is kept beside. To mend them? [yes/no] ";
    /// Nobody is there to answer it.
    fn needs_yes(kam: &str): "В файле есть текст, который нельзя прочесть, и здесь некому подтвердить его замену. Ничего не изменено. Чтобы не спрашивать: {kam} doctor --repair --yes" / "The file holds text that cannot be read, and there is nobody here to confirm that it is replaced. Nothing was changed. To go without asking: {kam} doctor --repair --yes";
    /// Accounts and people are known again.
    KNOWN: "Клиенты узнаются по названиям, люди — по телефонам и почте." / "Accounts are known by their names, people by phone and e-mail.";
    /// Some are not.
    fn not_known(count: usize): "Не узнаются по названию, телефону или почте: {count}. Набранное и импорт не найдут их." / "Not known by name, phone or e-mail: {count}. Typed lines and imports do not find them.";
    CHECK_KNOWN: "узнавание клиентов и людей" / "how accounts and people are known";
    fn titled(title: &str): " «{title}»" / " “{title}”";
    /// Figures that are kept ready are right.
    FIGURES: "Сроки контактов и счёт обещаний верны." / "The days of contacts and the count of promises are right.";
    /// They are not.
    fn days_stale(count: usize): "Сроки контактов или счёт обещаний разошлись с записями ({count})." / "The days of contacts or the count of promises differ from the records ({count}).";
    /// Those of purchases are right.
    TOTALS: "Итоги закупок по месяцам верны." / "The totals of purchases by month are right.";
    /// They are not: the figures of money are reckoned from them.
    fn totals_stale(count: usize): "Итоги закупок по месяцам разошлись с самими закупками ({count}): суммы и доли на страницах денег могут быть неверны." / "The totals of purchases by month differ from the purchases themselves ({count}): sums and shares on the pages of money may be wrong.";
    CHECK_TOTALS: "итоги закупок" / "totals of purchases";
    /// What ends what was said of what is computed, and of rights: it is put right without loss.
    fn to_mend(kam: &str): "Исправить: {kam} doctor --repair" / "To put it right: {kam} doctor --repair";
    /// Nobody is their own boss.
    NO_CIRCLES: "Подчинение и холдинги без кругов." / "No circles among reporting lines and parents.";
    /// Somebody is, or a company its own parent.
    CIRCLES: "Круги в подчинении или холдингах. Исправьте у любого из названных поле «Подчиняется» или «Холдинг»:" / "Circles among reporting lines or parents. Change “Reports to” or “Parent” of any of these:";
    /// No drafts.
    NO_DRAFTS: "Неоконченных черновиков нет." / "No draft is waiting.";
    /// Drafts wait.
    fn drafts(count: &str): "Ждёт {count}: kam предложит продолжить." / "{count} waiting: kam will offer to go on with it.";
    /// The repair was made.
    REPAIRED: "Права, поиск и журнал приведены в порядок." / "Permissions, search and journal were put right.";
    /// The repair was left.
    REPAIRED_UNSWEPT: "Права, поиск и журнал приведены в порядок. Свободное место файла вычистить не удалось: повторите, когда на диске будет место." / "Permissions, search and journal were put right. The free room of the file could not be swept: try again when there is room on the disk.";
    /// What the repair took out of the schema, and put back into it.
    fn taken_out(what: &str): "Убрано то, что создал не Kamdesk: {what}." / "What something other than Kamdesk made was taken out: {what}.";
    fn put_back(what: &str): "Создано заново то, чего не хватало: {what}." / "What was missing was made anew: {what}.";
    /// The repair computed indexes anew.
    INDEXES_MENDED: "Индексы и записи расходились. Что из них испорчено, по самому файлу не узнать: индексы построены заново по записям, сверьте записи с копией." / "Indexes and records differed. Which of them is spoilt cannot be told from the file itself: the indexes were built anew from the records; compare the records with a backup.";
    /// What stands in the record after that.
    fn and_kept(said: &str, kept: &str): "{said}; оставлено «{kept}»" / "{said}; “{kept}” was kept";
    /// Before each of them is asked about.
    CHOOSE_VALUES: "Записи и индексы расходятся. Что верно, по самому файлу не узнать: выберите." / "Records and indexes differ. Which is right cannot be told from the file itself: choose.";
    fn which_value(proposed: u8): "Что верно: 1 — в записи, 2 — в индексе? [Enter — {proposed}] " / "Which is right: 1, in the record, or 2, in the index? [Enter means {proposed}] ";
    fn needs_yes_to_choose(differing: &str, kam: &str): "Записи и индексы расходятся ({differing}), и здесь некому сказать, что верно. Ничего не изменено. Чтобы не спрашивать и взять то значение, которое в этом поле бывает: {kam} doctor --repair --yes" / "Records and indexes differ ({differing}), and there is nobody here to say which is right. Nothing was changed. To go without asking and take the value that such a field can hold: {kam} doctor --repair --yes";
    /// The same as it is found.
    fn index_contradicts(path: &str, count: usize, kam: &str): "В файле {path} записи и индексы расходятся ({count}): что из них испорчено, по самому файлу не узнать. Исправить: {kam} doctor --repair — о каждом значении будет вопрос." / "In {path} records and indexes differ ({count}): which of them is spoilt cannot be told from the file itself. To mend it: {kam} doctor --repair, which asks about each value.";
    SEARCH_MENDED: "Был повреждён поисковый индекс: он построен заново по записям, файл проверен ещё раз." / "The index of the search was damaged: it was built anew from the records, and the file was checked once more.";
    /// The records were brought into a new file: all of them, or those that could be read.
    SALVAGED: "Файл был повреждён. Все записи прочитаны и перенесены в новый файл, индексы и поиск построены заново, файл проверен." / "The file was damaged. Every record was read and brought into a new one; indexes and search were built anew, and it was checked.";
    SALVAGED_IN_PART: "Файл был повреждён. Всё, что читается, перенесено в новый файл, он проверен. Не прочитано и не перенесено:" / "The file was damaged. All that can be read was brought into a new one, which was checked. Not read and not brought along:";
    /// Before the list of what cannot be read, and the question after it.
    UNREAD: "Файл повреждён, и часть записей прочесть нельзя:" / "The file is damaged, and some records cannot be read:";
    REST_IS_READ: "Остальное читается и может быть перенесено в новый файл, прежний сохранится рядом. Нечитаемое может быть в резервной копии." / "The rest can be read and brought into a new file; the old one is kept beside. What cannot be read may be in a backup.";
    LEAVE_OUT: "Исправить без этих записей? [да/нет] " / "To mend it without these records? [yes/no] ";
    /// Nobody is there to answer it.
    fn needs_yes_to_leave_out(lost: &str, kam: &str): "Файл повреждён, часть записей прочесть нельзя ({lost}), и здесь некому подтвердить, что исправить можно без них. Ничего не изменено. Чтобы не спрашивать: {kam} doctor --repair --yes" / "The file is damaged, some records cannot be read ({lost}), and there is nobody here to confirm that it is to be mended without them. Nothing was changed. To go without asking: {kam} doctor --repair --yes";
    LEFT_DAMAGED: "Файл оставлен как был." / "The file is left as it was.";
    fn lost_of_table(table: &str, count: usize): "{table}: {count}" / "{table}: {count}";
    fn lost_at_most(table: &str, count: usize): "{table}: не больше {count}" / "{table}: {count} at most";
    fn lost_joints(count: usize): "связи и пометки при записях: {count}" / "links and marks of records: {count}";
    fn lost_unknown(table: &str): "{table}: сколько, неизвестно" / "{table}: nobody knows how many";
    fn numbered(counted: &str, numbers: &str): "{counted} (№ {numbers})" / "{counted} (no. {numbers})";
    fn in_both(place: &str, record: &str, index: &str): "{place}: в записи «{record}», в индексе «{index}»" / "{place}: “{record}” in the record, “{index}” in the index";
    fn in_record_alone(place: &str, record: &str): "{place}: в записи «{record}», в индексе этого нет" / "{place}: “{record}” in the record, not so in the index";
    fn in_index_alone(place: &str, index: &str): "{place}: в индексе «{index}», записи нет" / "{place}: “{index}” in the index, no such record";
    /// What the repair wrote over.
    fn texts_mended(count: usize): "Тексты, где теперь стоит «�»: {count}." / "Texts in which “�” stands now: {count}.";
    /// Where the file is as it was before.
    fn kept_before(path: &str): "Файл, каким он был до этого: {path}" / "The file as it was before: {path}";
    /// It lies there still, and is damaged.
    fn damaged_before(path: &str): "Файл, каким он был до исправления или восстановления, с прежними повреждениями: {path}. Если всё на месте, удалите его." / "The file as it was before a repair or a restore, with its damage: {path}. When nothing is missing, delete it.";
    /// Others could read the file, of which nothing else could be put right.
    CLOSED: "Доступ других к файлу и копиям закрыт." / "The file and its backups were closed to others.";
    /// The disk was full in the middle of it.
    fn repair_full(file: &str, kam: &str): "На диске нет места: {file} исправлен не до конца. Освободите место и повторите; что уже сделано, покажет {kam} doctor." / "The disk is full: {file} is not put right to the end. Make room and repeat it; {kam} doctor says what is done.";
    NOT_REPAIRED: "Повреждённый файл так не исправить, он оставлен как есть." / "A damaged file cannot be put right this way; it is left as it is.";
    /// The user did not agree to replace what cannot be read.
    LEFT_GARBLED: "Тексты, которые нельзя прочесть, оставлены как есть." / "The texts that cannot be read are left as they are.";
    /// All is well.
    WELL: "Всё в порядке." / "All is well.";
    /// Something is wrong.
    fn wrong(count: usize): "Требует внимания: {count}" / "Needs attention: {count}";
}

/// How many numbers of records are named.
const NUMBERS: usize = 20;

/// What could not be read of a damaged file, table by table; what joins records is told in one.
pub fn lost_in_words(lost: &BTreeMap<String, Lost>, lang: Lang) -> Vec<String> {
    let (named, joints): (Vec<_>, Vec<_>) = lost.iter().partition(|(table, _)| named_table(table).is_some());
    let joints: usize = joints.iter().map(|(_, lost)| lost.rows.len().max(1)).sum();
    named.iter().map(|(table, lost)| lost_of(table, lost, lang)).chain((joints > 0).then(|| lost_joints(lang, joints))).collect()
}

/// Which records of a table could not be read: «3 записи дневника (№ 12, 13, 15)».
fn lost_of(table: &str, lost: &Lost, lang: Lang) -> String {
    let (name, count) = (table_in_words(table, lang), lost.rows.len());
    let counted = match Entity::from_table(table) {
        _ if lost.is_guessed && count == 0 => return lost_unknown(lang, &name),
        _ if lost.is_guessed => lost_at_most(lang, &name, count),
        Some(entity) => entity.def().counted.with(lang, count as u64),
        None => lost_of_table(lang, &name, count),
    };
    let mut numbers: Vec<String> = lost.rows.iter().take(NUMBERS).map(i64::to_string).collect();
    numbers.extend(count.checked_sub(NUMBERS).filter(|rest| *rest > 0).map(|rest| more(lang, rest)));
    numbered(lang, &counted, &numbers.join(", "))
}

/// Where an index and a record differ, and in what: «Действие 12 · Состояние: в записи «opeo», в индексе «open»».
pub fn differs(differs: &Disagreement, lang: Lang) -> String {
    let place = field_in_words(&differs.table, Some(differs.row), &differs.column, lang);
    match (&differs.in_record, &differs.in_index) {
        (Some(record), Some(index)) => in_both(lang, &place, record, index),
        (None, Some(index)) => in_index_alone(lang, &place, index),
        (record, None) => in_record_alone(lang, &place, record.as_deref().unwrap_or_default()),
    }
}

/// What a record is called after its number, where it is called anything: « «Прислать каталог»».
pub(super) fn in_title(title: &str, lang: Lang) -> String {
    let title: String = title.chars().take(2 * AROUND).collect();
    if title.trim().is_empty() { String::new() } else { titled(lang, title.trim()) }
}

/// Where a value stands that cannot be: «Действие 12 «Прислать каталог» · Состояние: opeo».
pub fn strange(strange: &Strange, lang: Lang) -> String {
    let Strange { table, row, title, column, value } = strange;
    let (record, title) = (table_in_words(table, lang), in_title(title, lang));
    format!("{record} {row}{title} · {}: {}", column_in_words(table, column, lang), value.replace('\n', " "))
}

/// Where a text stands that cannot be read, and how it can: «Человек 12 · Фамилия: Ив�нов».
pub fn place(garbled: &Garbled, lang: Lang) -> String {
    let place = field_in_words(&garbled.table, garbled.row, &garbled.column, lang);
    let before = garbled.text.chars().take_while(|c| *c != char::REPLACEMENT_CHARACTER).count().saturating_sub(AROUND);
    let cut: String = garbled.text.chars().skip(before).take(2 * AROUND).collect();
    let (head, tail) = (if before > 0 { "…" } else { "" }, if before + 2 * AROUND < garbled.text.chars().count() { "…" } else { "" });
    format!("{place}: {head}{}{tail}", cut.replace('\n', " "))
}
