//! What differs between operating systems: permissions, folders, signals. Nowhere else is there a `cfg` for a system.

mod fresh;
mod pausing;
mod signals;

pub use fresh::{TemporaryFolder, new_uid};
pub use pausing::{Writing, is_called_off, stop_between_writes};
pub use signals::{Signal, can_stop, end_on_signals, listen_to_signals, stop_job, stop_self};

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

/// The folders of the program, owner-only where the system knows owners.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Holds the KAM's own file.
    pub data: PathBuf,
}

impl Folders {
    /// The platform's folders for this user; `None` where the system names no home.
    pub fn of_user() -> Option<Folders> {
        let dirs = directories::ProjectDirs::from("", "", "kamdesk")?;
        Some(Folders { data: dirs.data_dir().to_owned() })
    }

    /// The user's own file.
    pub fn default_file(&self) -> PathBuf {
        self.data.join("kamdesk.db")
    }
}

/// Makes a folder and its parents; those that did not exist are for the owner only (0700).
pub fn private_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() { Ok(()) } else { private_builder().recursive(true).create(folder) }
}

/// Makes a folder for the owner only in one that is there; it may be there already.
///
/// # Errors
/// Among others, that the one around it is not there.
pub fn private_folder_within(folder: &Path) -> io::Result<()> {
    match private_builder().create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => made,
    }
}

/// What makes folders for the owner only (0700).
fn private_builder() -> std::fs::DirBuilder {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder
}

/// Makes a new file that only the owner can read (0600); fails where there is one already.
pub fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).read(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// How many files are held open at most.
const HELD: usize = 16;

/// The files that are held open, by what they are.
static HELD_OPEN: Mutex<Vec<Held>> = Mutex::new(Vec::new());

type Held = ((u64, u64), Arc<File>);

/// Opens a file for reading that SQLite may have open in this program, and holds it open: closing it would let go of every
/// lock that this program has on it, also in the middle of a write.
pub fn held_open(path: &Path) -> io::Result<Arc<File>> {
    let mut held = HELD_OPEN.lock().map_err(|_| io::Error::other("a thread panicked"))?;
    let known = identity(path).and_then(|identity| held.iter().find(|(of, _)| *of == identity));
    if let Some((_, file)) = known {
        return Ok(file.clone());
    }
    let file = Arc::new(File::open(path)?);
    if let Some(identity) = identity_of(&file) {
        if held.len() == HELD {
            held.remove(0);
        }
        held.push((identity, file.clone()));
    }
    Ok(file)
}

/// Reads an open file from its beginning, whoever else reads it meanwhile.
#[derive(Debug)]
pub struct Reader {
    file: Arc<File>,
    at: u64,
}

impl Reader {
    /// That of an open file.
    pub fn of(file: Arc<File>) -> Reader {
        Reader { file, at: 0 }
    }
}

impl io::Read for Reader {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, bytes, self.at)?;
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(&*self.file, bytes, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// What tells an open file from every other one.
fn identity_of(file: &File) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        file.metadata().ok().map(|data| (data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        None
    }
}

/// Takes from everybody but the owner the right to read a file that exists.
pub fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let data = std::fs::metadata(path)?;
        if data.permissions().mode() & 0o077 != 0 {
            let own = if data.is_dir() { 0o700 } else { 0o600 };
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(own))?;
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Whether something that is there may be written, as far as can be told without writing: by its permissions, and by what the
/// system answers for this user, who may own neither it nor the disk, which may have become read-only.
pub fn may_write(path: &Path) -> bool {
    // Windows gives folders that mark for purposes of its own.
    let counts = |data: &std::fs::Metadata| cfg!(unix) || data.is_file();
    if path.metadata().is_ok_and(|data| counts(&data) && data.permissions().readonly()) {
        return false;
    }
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        use rustix::io::Errno;
        !matches!(access(path, Access::WRITE_OK), Err(Errno::ACCESS | Errno::PERM | Errno::ROFS))
    }
    #[cfg(not(unix))]
    true
}

/// Makes the entries of a folder durable after a file was renamed into it.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return match File::open(folder).and_then(|opened| opened.sync_all()) {
        // A file system that cannot sync a folder keeps its own order; nothing better can be done then.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied) =>
        {
            Ok(())
        }
        result => result,
    };
    #[cfg(not(unix))]
    {
        let _ = folder;
        Ok(())
    }
}

/// What may stand under the name of a file, links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A file, or what cannot be looked at from here.
    File,
    /// Nothing.
    Nothing,
    /// A link that leads to nothing.
    LinkToNothing,
    /// A link that leads back to itself, or through more of them than a system follows.
    LinkInCircle,
    /// A folder.
    Folder,
    /// A pipe, which would be waited for.
    Pipe,
    /// A socket of another program.
    Socket,
    /// A device, which has no end or no content.
    Device,
}

/// What stands under a name.
pub fn standing(path: &Path) -> Standing {
    match path.metadata() {
        Ok(data) => kind_of(data.file_type()),
        Err(error) if is_circle(&error) => Standing::LinkInCircle,
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => Standing::LinkToNothing,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Nothing,
        Err(_) => Standing::File,
    }
}

fn kind_of(kind: std::fs::FileType) -> Standing {
    if kind.is_dir() {
        return Standing::Folder;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return Standing::Pipe;
        }
        if kind.is_socket() {
            return Standing::Socket;
        }
    }
    if kind.is_file() { Standing::File } else { Standing::Device }
}

/// Whether links of a name lead nowhere but to each other.
fn is_circle(error: &io::Error) -> bool {
    #[cfg(unix)]
    let code = rustix::io::Errno::LOOP.raw_os_error();
    // ERROR_CANT_RESOLVE_FILENAME.
    #[cfg(not(unix))]
    let code = 1921;
    error.raw_os_error() == Some(code)
}

/// What tells a file from another one that has its name: the device and the number it has there. `None` where the system
/// has no such numbers, or the file is gone.
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|data| (data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

static ENDING: AtomicBool = AtomicBool::new(false);

/// Whether the system wants the program to end: nothing waits for anybody then.
pub fn is_ending() -> bool {
    ENDING.load(Ordering::Relaxed)
}

/// Notes that the program is to end.
pub fn end() {
    ENDING.store(true, Ordering::Relaxed);
}

/// Whether a file belongs to another user.
pub fn is_of_another(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).is_ok_and(|data| data.uid() != rustix::process::geteuid().as_raw())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Whether a file belongs to another user, who alone may say by whom it can be read.
pub fn is_for_another_to_close(path: &Path) -> bool {
    #[cfg(unix)]
    let is_for_all_to_close = rustix::process::geteuid().is_root();
    #[cfg(not(unix))]
    let is_for_all_to_close = true;
    !is_for_all_to_close && is_of_another(path)
}

/// Whether a process of this number runs; `true` where that cannot be told.
pub fn is_running(process: u32) -> bool {
    #[cfg(unix)]
    {
        let known = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
        known.is_none_or(|pid| !matches!(rustix::process::test_kill_process(pid), Err(rustix::io::Errno::SRCH)))
    }
    #[cfg(not(unix))]
    {
        let _ = process;
        true
    }
}

/// Whether a file that is held open has no name any more: it was deleted, and goes with the program. `false` where that cannot be told.
pub fn is_deleted(identity: (u64, u64)) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let held = HELD_OPEN.lock().ok().and_then(|held| held.iter().find(|(of, _)| *of == identity).map(|(_, file)| file.clone()));
        held.is_some_and(|file| file.metadata().is_ok_and(|data| data.nlink() == 0))
    }
    #[cfg(not(unix))]
    {
        let _ = identity;
        false
    }
}

/// When a process of this number began, as its system counts; `None` where that is not told, or it has ended.
pub fn began(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut words = stat.rsplit_once(')')?.1.split_whitespace(); // Its name, in brackets, may hold anything.
    if words.next()? == "Z" { None } else { words.nth(18)?.parse().ok() }
}

/// A word as the shell of the system takes it for itself, whatever stands in it.
pub fn quoted(word: &str) -> String {
    #[cfg(unix)]
    return format!("'{}'", word.replace('\'', r"'\''"));
    // No name of a file has such a quote there.
    #[cfg(not(unix))]
    format!("\"{}\"", word.replace('"', ""))
}

/// The language of the system, when it is one of ours.
pub fn locale() -> Option<crate::domain::Lang> {
    sys_locale::get_locale().and_then(|name| crate::domain::Lang::from_locale(&name))
}

/// Whether the console takes escape sequences; on Windows asking switches them on.
pub fn takes_escapes() -> bool {
    #[cfg(windows)]
    return crossterm::ansi_support::supports_ansi();
    #[cfg(not(windows))]
    true
}

/// Whether what a terminal answers is read among the keys, whole; on Windows it comes key by key, as if it were typed.
pub fn answers_come_as_keys() -> bool {
    cfg!(unix)
}

/// The permission bits of a file or folder, where the system knows them.
pub fn mode(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).ok().map(|data| data.permissions().mode() & 0o7777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// Whether the system refused a write since the program began because a file would have grown beyond what it lets it.
static LIMITED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Within so many bytes of addresses every thread has room for what it reserves.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const ROOMY: u64 = 1 << 30;

/// Begins the program again so that it reserves little, where the system sets a limit to its memory. The GNU library reserves 64 MB of
/// addresses for each thread that asks it for memory, of which next to nothing is used, and would have none left for the file. To be
/// called before anything is done.
pub fn fit_into_limit() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        use rustix::process::{Resource, getrlimit};
        use std::os::unix::process::CommandExt;
        const ARENAS: &str = "MALLOC_ARENA_MAX";
        let is_tight = getrlimit(Resource::As).current.is_some_and(|limit| limit < ROOMY);
        if !is_tight || std::env::var_os(ARENAS).is_some() {
            return;
        }
        let mut arguments = std::env::args_os();
        if let (Ok(program), Some(name)) = (std::env::current_exe(), arguments.next()) {
            // It comes back only where that failed: then the program goes on as it is.
            let _ = std::process::Command::new(program).arg0(name).args(arguments).env(ARENAS, "1").exec();
        }
    }
}

/// From now on a write that would make a file larger than the system lets it fails as any other one does. Where that is not asked for, the
/// system ends the program with it.
pub fn outlive_limits() {
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::clone(&LIMITED));
}

/// Whether such a write was met: what SQLite says of it is said of any error of a disk.
pub fn has_met_limit() -> bool {
    LIMITED.load(Ordering::Relaxed)
}

/// How large the system lets a file grow, in bytes; `None` where it sets no limit of its own.
pub fn largest_file() -> Option<u64> {
    #[cfg(unix)]
    return rustix::process::getrlimit(rustix::process::Resource::Fsize).current;
    #[cfg(not(unix))]
    None
}
