//! What differs between operating systems: permissions, folders, signals. Nowhere else is there a `cfg` for a system.

mod fresh;
mod held;
mod pausing;
mod plain;

pub use fresh::{TemporaryFolder, is_uid, new_uid};
pub use held::held_open;
pub use pausing::{Writing, is_called_off, stop_between_writes};
pub use plain::{is_special, open_plain, read_plain, read_plain_text};

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

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

/// Has a file opened at once, whatever it is.
fn without_waiting(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    #[cfg(not(unix))]
    let _ = options;
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
    identity_in(&file.metadata().ok()?)
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

/// Whether a file is not given because another program keeps it to itself.
pub fn is_held(error: &io::Error) -> bool {
    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// What tells a file from another one that has its name: the device and the number it has there. `None` where the system
/// has no such numbers, or the file is gone.
pub fn identity(path: &Path) -> Option<(u64, u64)> {
    identity_in(&std::fs::metadata(path).ok()?)
}

/// The same of what the system said of a file.
pub fn identity_in(data: &std::fs::Metadata) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = data;
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
        held::held(identity).is_some_and(|file| file.metadata().is_ok_and(|data| data.nlink() == 0))
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

/// A wish of the system that the program end, or stop for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End now: SIGTERM, SIGINT, SIGHUP.
    End,
    /// Stop until continued: SIGTSTP.
    Stop,
    /// Continued: SIGCONT.
    Continue,
}

/// Calls `heard` from a thread of its own for every signal, until the program ends.
#[cfg(unix)]
pub fn listen_to_signals(heard: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            heard(match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continue,
                _ => Signal::End,
            });
        }
    })?;
    Ok(())
}

/// Signals are a matter of Unix; elsewhere the console ends the program itself.
#[cfg(not(unix))]
pub fn listen_to_signals(_heard: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// How long work that is told to end may take to put away what it has half made.
#[cfg(unix)]
const TO_PUT_AWAY: std::time::Duration = std::time::Duration::from_millis(150);

/// From now on a signal to end lets what waits, or is being made, end by itself for a moment, and then ends the program with a
/// status; one to stop does so between two writes. What is not listened to works on as the system has it.
#[cfg(unix)]
pub fn end_on_signals(status: i32) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP]) else { return };
    let listen = move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                stop_between_writes(stop_self);
                continue;
            }
            end();
            std::thread::sleep(TO_PUT_AWAY);
            std::process::exit(status);
        }
    };
    let _ = std::thread::Builder::new().name("signals".into()).spawn(listen);
}

/// Elsewhere the console ends the program itself.
#[cfg(not(unix))]
pub fn end_on_signals(_status: i32) {}

/// Stops this process as Ctrl-Z would, once the terminal is given back.
pub fn stop_self() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

/// Whether somebody waits to go on with the program once it stops: a shell that started it as a job of its own.
pub fn can_stop() -> bool {
    #[cfg(unix)]
    return rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp());
    #[cfg(not(unix))]
    false
}

/// Stops the whole job, as the terminal does on Ctrl-Z: a script around the program would else hold the shell.
pub fn stop_job() {
    #[cfg(unix)]
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
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
