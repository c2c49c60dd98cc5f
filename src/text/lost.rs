//! What is asked where the file is gone and copies of it lie beside its place, or where it ends too early.

crate::sentences! {
    /// It is gone.
    fn gone(path: &str): "Файла {path} нет, но рядом лежат его резервные копии или то, что от него осталось.\n" / "{path} is gone, but backups of it, or what is left of it, lie beside its place.\n";
    /// The first answer.
    fn restore(about: &str, path: &str): "  1  Вернуть последнюю целую копию: {about}\n     {path}" / "  1  Restore the newest whole backup: {about}\n     {path}";
    /// The same where something is wrong with the records of each.
    fn restore_flawed(about: &str, path: &str): "  1  Вернуть последнюю копию (в записях каждой есть ошибки): {about}\n     {path}" / "  1  Restore the newest backup (there are errors in the records of each): {about}\n     {path}";
    /// The same of a copy of another file.
    fn restore_another(about: &str, path: &str): "  1  Взять копию другого файла, названного похоже (своей целой нет): {about}\n     {path}" / "  1  Take a backup of another file with a name alike (there is no whole one of this file): {about}\n     {path}";
    CHOOSE_ANOTHER: "Выберите 1, 2 или 3 (Enter — 3): " / "Choose 1, 2 or 3 (Enter means 3): ";
    /// There is no first answer.
    NONE_WHOLE: "     Целой копии среди этого нет." / "     There is no whole backup among them.";
    /// The other answers.
    OTHERS: "  2  Начать новый, пустой файл. Копии останутся.\n  3  Ничего не делать и выйти.\n" / "  2  Begin a new, empty file. The backups stay.\n  3  Do nothing and leave.\n";
    /// The question.
    CHOOSE: "Выберите 1, 2 или 3 (Enter — 1): " / "Choose 1, 2 or 3 (Enter means 1): ";
    /// The question without a first answer.
    CHOOSE_NEW: "Выберите 2 или 3 (Enter — 3): " / "Choose 2 or 3 (Enter means 3): ";
    /// It ends too early.
    fn cut(path: &str): "Файл {path} обрезан: его конец пропал. Он оставлен как есть.\n" / "{path} is cut short: its end is missing. It is left as it is.\n";
    /// What can be made of it.
    CARRY_ALL: "  2  Исправить: перенести все записи в новый файл. Этот сохранится рядом." / "  2  Mend it: bring every record into a new file. This one is kept beside.";
    fn carry_over(lost: &str): "  2  Исправить: перенести в новый файл то, что читается. Этот сохранится рядом.\n     Не прочесть: {lost}." / "  2  Mend it: bring what can be read into a new file. This one is kept beside.\n     Not read: {lost}.";
    NOTHING_READ: "Прочесть остаток файла нельзя." / "What is left of the file cannot be read.";
    LEAVE: "  3  Ничего не делать и выйти.\n" / "  3  Do nothing and leave.\n";
    fn choose(answers: &str, usual: &str): "Выберите {answers} (Enter — {usual}): " / "Choose {answers} (Enter means {usual}): ";
}
