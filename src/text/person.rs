//! What is said when everything held on a person is printed, or the person erased (M16).

use crate::domain::{Entity, Lang};
use crate::store::erase::Mention;
use crate::text::tables::table_in_words;

crate::sentences! {
    fn page(name: &str): "Всё, что записано: {name}" / "Everything held on {name}";
    /// The same for others, who see a part.
    fn page_for(name: &str, level: &str): "Часть записанного: {name}. Видимость: {level}" / "A part of what is held on {name}. Visibility: {level}";
    /// Heading: judgements with their days.
    JUDGED: "Как оценивали" / "How they were judged";
    /// Heading: what an import left.
    LEFT_BY_IMPORT: "Осталось от импорта" / "Left by an import";
    fn mentioned(count: usize): "Имя в других записях: {count}" / "Named in other records: {count}";
    fn nobody(given: &str): "Такого человека нет: {given}" / "There is no such person: {given}";
    /// Somebody who was deleted is still in what was written down before.
    fn was_deleted(name: &str, quoted: &str, kam: &str): "Такого человека нет: {name} удалён из базы, но остаётся в журнале изменений и в резервных копиях. Стереть и оттуда: {kam} person {quoted} --erase. Вернуть: u в самой программе, если это было недавно." / "There is no such person: {name} was deleted, but is still in the journal of changes and in backups. To erase them from there too: {kam} person {quoted} --erase. To bring them back: u in the workbench, if that was lately.";
    fn like(given: &str): "Такого человека нет: {given}. Похоже на:" / "There is no such person: {given}. It is like:";
    /// A seat whose holder nobody knows is for us alone.
    NOT_FOR_OTHERS: "Для других здесь печатать нечего: кто занимает это место, ещё не записано. Для себя: без --for и --visibility." / "There is nothing to print for others: who holds this seat is not filed yet. For yourself: without --for and --visibility.";
    fn several(given: &str): "Подходит несколько человек: {given}. Уточните имя или укажите номер:" / "Several people fit: {given}. Say more of the name, or give the number:";
    fn about_to(name: &str): "Стереть: {name}. Уйдут контакты, роли, оценки, личное, связи и история; вернуть это будет нельзя, и всё сделанное раньше больше не отменить." / "To be erased: {name}, with contact data, roles, judgements, facts, ties and history. It cannot be undone, nor can anything done before it.";
    MAY_REPLACE: "Записи, где имя названо, останутся как есть. Убрать имя и из них: --replace" / "Records that name them stay as they are. To take the name out of them too: --replace";
    WILL_REPLACE: "В записях, где имя названо, вместо него будет стоять «[имя удалено]»." / "In records that name them “[name removed]” will stand instead.";
    /// Put in the place of a name.
    REMOVED: "[имя удалено]" / "[name removed]";
    fn type_name(name: &str): "Чтобы стереть, напечатайте имя целиком ({name}): " / "To erase, type the whole name ({name}): ";
    fn needs_name(quoted: &str): "Чтобы стереть без вопроса, укажите имя: --confirm {quoted}" / "To erase without being asked, give the name: --confirm {quoted}";
    NOT_THE_NAME: "Имя не совпадает: ничего не стёрто." / "That is not the name: nothing was erased.";
    fn done_in_history(name: &str): "Стёрто безвозвратно: {name}. Записи были удалены раньше, теперь стёрта и история." / "Erased for good: {name}. The records were deleted before; now their history is gone too.";
    fn done(name: &str, rows: &str): "Стёрто безвозвратно: {name} ({rows})." / "Erased for good: {name} ({rows}).";
    fn replaced(count: usize): "Имя убрано из записей: {count}" / "Taken out of records: {count}";
    fn can_be_taken(count: usize): "Записи, откуда имя можно убрать: {count}" / "Records that the name can be taken out of: {count}";
    fn stay(count: usize): "Записи, где слово останется — оно может значить и другого: {count}" / "Records where a word stays, since somebody else may be meant: {count}";
    fn left(count: usize): "Осталось в записях: {count}. Каждую можно изменить как обычно" / "Left in records: {count}. Each can be changed as usual";
    fn left_in_copies(count: usize): "В копиях, сделанных заново, остались записи, где речь может идти об этом человеке: {count}." / "Copies made anew keep records that may speak of the person: {count}.";
    /// The person is erased; what the disk refused is only the sweeping of the free room.
    fn unswept(kam: &str): "Свободное место файла вычистить не удалось: там может стоять то, что удалили раньше. Вычистить: {kam} doctor --repair" / "The free room of the file could not be swept: what was deleted earlier may stand there. To sweep it: {kam} doctor --repair";
    /// An erasing that was broken off came to its end.
    FINISHED: "Прерванное стирание доведено до конца." / "An erasing that was broken off has been brought to its end.";
    REMADE: "Сделано заново, без этого человека:" / "Made anew, without the person:";
    REMAIN: "В этих копиях человек ещё есть (при стирании с --backups они делаются заново). Удалите их, когда перестанут быть нужны:" / "These copies still hold the person (with --backups they are made anew while erasing). Delete them when they are needed no more:";
    /// What `--dry-run --backups` says.
    WILL_REMAKE: "Копии, которые будут сделаны заново, без этого человека:" / "Copies that will be made anew without the person:";
    /// Typed text that waits outside of the file.
    TAKEN_OUT: "Из набранного, что ещё не попало в файл, имя убрано:" / "From what was typed and is not in the file yet the name was taken out:";
    WILL_TAKE_OUT: "Из набранного, что ещё не попало в файл, уйдёт имя:" / "From what was typed and is not in the file yet the name will be taken out:";
    /// Copies that the program did not make.
    STRAYS: "Вне папки резервных копий лежат и другие копии файла; человек в них есть, и сами они не изменятся. Удалите их или сотрите его и там (kam --file …):" / "Other copies of the file lie outside the folder of backups; they hold the person and are left as they are. Delete them, or erase the person there too (kam --file …):";
    ELSEWHERE: "Копии, сделанные в других местах (флешка, облако, другой компьютер), отсюда не видны: удалите их сами." / "Copies made elsewhere (a stick, a cloud, another computer) cannot be seen from here: delete them yourself.";

    /// All that is held was put into the clipboard.
    fn copied(name: &str): "В буфере всё, что записано: {name}" / "Copied: everything held on {name}";
    /// In the workbench: heading.
    ERASE: "Стереть человека" / "Erase a person";
    fn left_count(count: usize): "Осталось в записях: {count}." / "Left in records: {count}.";
    /// Before a text from which the name can be taken, and one where it stays.
    TAKEN: "убрать можно" / "can be taken out";
    STAYS: "останется" / "stays";
    fn holds(roles: usize, facts: usize, entries: usize, mentions: usize): "Ролей: {roles} · личного: {facts} · контактов: {entries} · имя в других записях: {mentions}" / "Roles: {roles} · facts: {facts} · contacts: {entries} · named in other records: {mentions}";
    fn type_here(name: &str): "Напечатайте имя целиком: {name}" / "Type the whole name: {name}";
    REPLACE_TOO: "убрать имя и из других записей (Tab)" / "take the name out of other records too (Tab)";
    BACKUPS_TOO: "сделать заново и резервные копии (F7)" / "make the backups anew as well (F7)";
    fn strays(names: &str): "Рядом с файлом лежат его копии, где этот человек есть: {names}." / "Beside the file lie copies of it that hold the person: {names}.";
    fn copies_left(count: usize): "Человек ещё есть в резервных копиях: {count}." / "Backups that still hold the person: {count}.";
}

/// What a mention is part of, with the name of the record where it has one: «Запись дневника · звонок 24.11.2026 · Что было».
pub fn place(mention: &Mention, name: &str, lang: Lang) -> String {
    let Some(entity) = Entity::from_table(&mention.table) else { return table_in_words(&mention.table, lang) };
    let field = entity.def().field(&mention.column).map_or("", |field| field.words.get(lang));
    let parts = [entity.def().words.get(lang), name, field];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
