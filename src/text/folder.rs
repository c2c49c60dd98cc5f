//! What stands where the folder of backups belongs, and whose copies lie in it.

use crate::domain::Lang;
use crate::platform::{self, Standing};
use std::path::Path;

crate::sentences! {
    /// Folders stand under names of copies.
    IN_THE_WAY: "На месте резервной копии или её контрольной суммы стоит папка. Новые копии пишутся под другим именем; уберите её оттуда:" / "A folder stands where a backup, or its checksum, belongs. New backups get another name; take it away from there:";
    /// So does what is neither file nor folder.
    SPECIAL_IN_THE_WAY: "Под именем, которое Kamdesk даёт своим файлам, стоит не файл, а канал, сокет или устройство. Kamdesk его не открывает; уберите его оттуда:" / "Under a name that Kamdesk gives to files of its own stands no file but a pipe, a socket or a device. Kamdesk does not open it; take it away from there:";
    /// Something stands where the folder of backups belongs.
    fn file(path: &str): "На месте папки резервных копий лежит файл: {path}. Пока он там, копии не делаются. Перенесите или переименуйте его." / "Where the folder of backups belongs lies a file: {path}. While it is there no backups are made. Move or rename it.";
    fn pipe(path: &str): "На месте папки резервных копий — канал: {path}. Пока он там, копии не делаются. Перенесите или удалите его." / "Where the folder of backups belongs is a pipe: {path}. While it is there no backups are made. Move or delete it.";
    fn socket(path: &str): "На месте папки резервных копий — сокет другой программы: {path}. Пока он там, копии не делаются. Перенесите или удалите его." / "Where the folder of backups belongs is a socket of another program: {path}. While it is there no backups are made. Move or delete it.";
    fn device(path: &str): "На месте папки резервных копий — устройство: {path}. Пока оно там, копии не делаются. Перенесите или удалите его." / "Where the folder of backups belongs is a device: {path}. While it is there no backups are made. Move or delete it.";
    fn away(path: &str, target: &str): "Папка резервных копий {path} — ссылка на {target}, а там ничего нет. Пока это так, копии не делаются. Если диск не подключён, подключите его; иначе исправьте ссылку." / "The folder of backups {path} is a link to {target}, where there is nothing. Until that changes no backups are made. If its disk is not connected, connect it; else mend the link.";
    fn circle(path: &str): "Папка резервных копий {path} — ссылка, которая ни к чему не приводит: она указывает на саму себя или по кругу на другие ссылки. Пока это так, копии не делаются. Исправьте ссылку." / "The folder of backups {path} is a link that leads to nothing: it points to itself, or round through other links. Until that changes no backups are made. Mend the link.";
    /// A copy is of another file than the one that it would be restored in place of.
    fn of_another(path: &str): "Своей целой копии у файла рядом нет. Есть копия другого файла, названного похоже: {path}." / "There is no whole backup of this file beside it. There is one of another file with a name alike: {path}.";
    OF_ANOTHER: "Внимание: это копия другого файла, в ней другие данные." / "Mind that this is a backup of another file, with other data.";
    fn copies_of_others(count: usize): "В папке копий лежат и копии другого файла, названного похоже: {count}. Вместо своих они не предлагаются." / "The folder of backups also holds those of another file with a name alike: {count}. They are not offered instead of this file's own.";
    fn none_whole(paths: &str, kam: &str): "Резервные копии рядом есть, но целой среди них нет: {paths}. Если целая копия есть в другом месте: {kam} restore ФАЙЛ." / "There are backups beside it, but none is whole: {paths}. If you have a whole one elsewhere: {kam} restore FILE.";
}

/// The sentence for what stands where the folder of backups belongs.
pub fn in_place_of(taken: &Path, lang: Lang) -> String {
    let path = taken.display().to_string();
    match platform::standing(taken) {
        Standing::LinkToNothing => {
            let target = taken.read_link().unwrap_or_default();
            away(lang, &path, &taken.parent().unwrap_or(taken).join(target).display().to_string())
        }
        Standing::LinkInCircle => circle(lang, &path),
        Standing::Pipe => pipe(lang, &path),
        Standing::Socket => socket(lang, &path),
        Standing::Device => device(lang, &path),
        Standing::File | Standing::Nothing | Standing::Folder => file(lang, &path),
    }
}
