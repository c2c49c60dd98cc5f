//! What is said where a document is asked for, and the help on it.

crate::sentences! {
    /// Help on the command.
    METAVAR_DOCUMENT: "ДОКУМЕНТ" / "DOCUMENT";
    METAVAR_ABOUT: "КЛИЕНТ|ДЕНЬ" / "ACCOUNT|DAY";
    METAVAR_FOR: "КОМУ" / "WHOM";
    METAVAR_FORMAT: "ФОРМАТ" / "FORMAT";
    COMMAND: "Документ, который можно отдать или напечатать" / "A document to hand over or to print";
    KIND: "Какой документ: список ниже" / "Which document: see the list below";
    ABOUT: "О каком клиенте или дне; день можно не называть" / "On which account or day; a day may be left out";
    FOR: "Для кого: client (клиент), team (команда), me (я)" / "For whom: client, team or me";
    FORMAT: "Формат: text, md, html, docx, json; без него — по имени файла или текст" / "The format: text, md, html, docx or json; without it the one of the file’s name, or text";
    OUTPUT: "Записать в новый файл, который видите только вы" / "Write to a new file that only you can read";
    FORCE: "Заменить файл, который уже есть" / "Replace a file that is there already";
    OF: "О контакте этого дня, а не о последнем" / "On the contact of this day instead of the last one";
    SINCE: "Что изменилось с этого дня" / "What has changed since this day";
    KINDS: "Документы:" / "Documents:";
    fn not_yet(day: &str): "Этот день ещё не наступил: {day}." / "That day is still to come: {day}.";
    fn no_day(typed: &str): "Не похоже на день: «{typed}». Подойдёт «21.11», «вчера», «пн»." / "“{typed}” is not a day. “21 nov”, “yesterday” or “mon” will do.";
    NO_ACCOUNT: "О каком клиенте? Укажите его после названия документа." / "On which account? Name it after the document.";
    fn not_for(kind: &str, whom: &str): "Документ «{kind}» бывает только для: {whom}." / "“{kind}” is made only for: {whom}.";
    fn takes_no(kind: &str, option: &str): "У документа «{kind}» нет параметра {option}." / "“{kind}” takes no {option}.";
    fn about_nothing(kind: &str): "Документ «{kind}» — обо всей работе: ни клиент, ни день ему не нужны." / "“{kind}” is about the work as a whole: it takes neither an account nor a day.";
    fn needs(kind: &str, option: &str): "Для документа «{kind}» нужен день: {option} ДЕНЬ." / "“{kind}” needs a day: {option} DAY.";
    fn not_in_terminal(format: &str, name: &str): "{format} в терминале не прочесть. Запишите в файл: --output {name}" / "{format} cannot be read in a terminal. Write it to a file: --output {name}";
    fn exists(path: &str): "Файл {path} уже есть. Он не изменён: укажите другое имя или добавьте --force, чтобы заменить." / "{path} exists already. It is unchanged: give another name, or add --force to replace it.";
    fn is_data(path: &str): "{path} — файл данных, документом он не заменяется. Укажите другое имя." / "{path} is a file of data and is not replaced by a document. Give another name.";
    fn no_file(path: &str): "{path} — не обычный файл, заменить его нельзя." / "{path} is no plain file and cannot be replaced.";
}
