//! What holds for every command: the file, the language, the form of the answer.

use super::demo::Demo;
use super::failure::Failure;
use super::lost;
use super::{Start, why_no_workbench};
use crate::clock::Clock;
use crate::domain::Lang;
use crate::platform::{self, Folders, Standing};
use crate::settings::Settings;
use crate::store::place::{folder_of, followed, is_companion};
use crate::store::{Error, Store, beside, leftovers};
use crate::text::errors::{self, Whole};
use crate::text::{command, shell};
use clap::ArgMatches;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The circumstances of a command.
#[derive(Debug)]
pub struct Session {
    /// The user's file, as an absolute path.
    pub file: PathBuf,
    /// The language of the answer.
    pub lang: Lang,
    /// The language asked for on the command line or in the environment.
    asked: Option<Lang>,
    /// Whether a program reads the answer.
    pub json: bool,
    /// Whether only ASCII symbols are printed.
    pub ascii: bool,
    /// Whether the command only reads: nothing else would say that nothing can be saved.
    pub reads: bool,
    /// What is wrong with the file although it could be opened, to be said unless the command fails over it.
    pub flaw: Option<Error>,
    /// Whether text that cannot be read is read with a mark in its place.
    pub legibly: bool,
    /// The clock.
    pub clock: Clock,
}

/// The language asked for by `--lang` or KAM_LANG, looked for before the command line is understood: its help needs it.
pub fn language_asked(arguments: &[OsString]) -> Option<Lang> {
    let mut arguments = arguments.iter().skip(1).map(|argument| argument.to_string_lossy()).take_while(|argument| argument != "--");
    let mut asked = None;
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            asked = arguments.next().and_then(|code| Lang::from_locale(&code));
        } else if let Some(code) = argument.strip_prefix("--lang=") {
            asked = Lang::from_locale(code);
        }
    }
    asked.or_else(|| std::env::var("KAM_LANG").ok().and_then(|code| Lang::from_locale(&code)))
}

/// A path as it is printed.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Refuses what is neither missing nor a plain file: reading a pipe or a device would wait for ever.
fn must_be_plain(path: &Path, lang: Lang) -> anyhow::Result<()> {
    let said = match platform::standing(path) {
        Standing::File | Standing::Nothing | Standing::LinkToNothing => return Ok(()),
        Standing::LinkInCircle => shell::is_circle(lang, &shown(path)),
        Standing::Folder => shell::is_folder(lang, &shown(path)),
        Standing::Pipe => shell::is_pipe(lang, &shown(path)),
        Standing::Socket => shell::is_socket(lang, &shown(path)),
        Standing::Device => shell::is_device(lang, &shown(path)),
    };
    // Where copies of a file lie beside, that was lost.
    let said = match beside::newest_whole(path, Clock::System.today()) {
        Some(newest) => errors::then(&errors::then(&said, shell::STANDS_IN_ITS_PLACE.get(lang)), &Whole::Copy(newest).to_restore(lang)),
        None => said,
    };
    Err(Failure::usage(said).into())
}

/// The file that is meant where none is named.
fn usual() -> std::io::Result<Option<PathBuf>> {
    match std::env::var_os("KAM_FILE").filter(|name| !name.is_empty()) {
        Some(file) => std::path::absolute(file).map(Some),
        None => Ok(Folders::of_user().map(|folders| folders.default_file())),
    }
}

impl Session {
    /// Reads the options of every command.
    pub fn new(matches: &ArgMatches, asked: Option<Lang>, lang: Lang) -> anyhow::Result<Session> {
        let named = matches.get_one::<PathBuf>("file").map(std::path::absolute).transpose()?;
        let file = match named.map_or_else(usual, |named| Ok(Some(named)))? {
            Some(file) => file,
            None => return Err(Failure::usage(shell::NO_HOME.get(lang)).into()),
        };
        Ok(Session {
            file,
            lang,
            asked,
            json: matches.get_flag("json"),
            ascii: matches.get_flag("ascii"),
            reads: false,
            flaw: None,
            legibly: false,
            clock: Clock::System,
        })
    }

    /// The same with its file as the one that whatever is advised from now on means.
    ///
    /// # Errors
    /// A refusal where something else stands in the place of the file.
    pub fn advised(self) -> anyhow::Result<Session> {
        if usual()?.as_ref() != Some(&self.file) {
            command::name_file(&self.file);
        }
        must_be_plain(&self.file, self.lang)?;
        Ok(self)
    }

    /// Whether the file is there. The folder of the user's data is made with it; any other one is theirs to make, since it may be on
    /// a disk that is not connected.
    ///
    /// # Errors
    /// Those of looking, and a refusal where the folder that was named is not there.
    pub fn is_there(&self) -> anyhow::Result<bool> {
        let stands = |path: &Path| {
            let told = |error| {
                let said = format!("{} {}", errors::of_io(&error, self.lang), errors::in_this_file(self.lang, &shown(&self.file)));
                Whole::from(beside::newest_whole(&self.file, self.clock.today())).after(said, self.lang)
            };
            path.try_exists().map_err(|error| Failure::failed(told(error)))
        };
        if stands(&self.file)? {
            return Ok(true);
        }
        let file = followed(&self.file);
        let folder = folder_of(&file);
        let is_own = Folders::of_user().is_some_and(|folders| folders.default_file() == self.file);
        if !is_own && !stands(folder)? {
            return Err(Failure::missing(shell::no_folder(self.lang, &shown(folder))).into());
        }
        Ok(false)
    }

    /// Refuses to make a file in a folder that is not there: its disk may not be connected.
    ///
    /// # Errors
    /// The refusal.
    pub fn must_have_folder(&self, target: &Path) -> anyhow::Result<()> {
        let folder = folder_of(target);
        match folder.is_dir() {
            true => Ok(()),
            false => Err(Failure::missing(shell::no_folder_for(self.lang, &shown(folder))).into()),
        }
    }

    fn leads_nowhere(&self, link: &Path) -> Failure {
        Failure::missing(shell::leads_nowhere(self.lang, &shown(link), &shown(&followed(link))))
    }

    /// Refuses a file that is not there and never was.
    pub fn must_have_been(&self) -> anyhow::Result<()> {
        if !self.may_be_made()? && !beside::was_here(&self.file) {
            return Err(Failure::missing(shell::no_file(self.lang, &shown(&self.file), &crate::text::command::kam())).into());
        }
        Ok(())
    }

    /// Refuses to make a file under a name that SQLite gives to what it makes beside one, and takes away with it, or that we give to
    /// what is half made: nothing else is safe there.
    ///
    /// # Errors
    /// The refusal.
    pub fn must_not_serve(&self, path: &Path) -> anyhow::Result<()> {
        match [path, &followed(path)].into_iter().find(|path| is_companion(path)) {
            Some(name) => Err(Failure::usage(shell::is_companion(self.lang, &shown(name))).into()),
            None => Ok(()),
        }
    }

    /// Whether the file is there; refuses a link to where nothing is, whose disk may be another one than it was, and a name under which
    /// none may be made.
    fn may_be_made(&self) -> anyhow::Result<bool> {
        let is_there = self.is_there()?;
        if !is_there {
            self.must_not_serve(&self.file)?;
        }
        if !is_there && platform::standing(&self.file) == Standing::LinkToNothing && !beside::was_here(&self.file) {
            return Err(self.leads_nowhere(&self.file).into());
        }
        Ok(is_there)
    }

    /// Opens the file if it is there, and takes over its settings.
    pub fn open(&mut self) -> anyhow::Result<(Store, Settings)> {
        self.must_have_been()?;
        self.open_or_make()
    }

    /// Opens the file, making it where there is none, and takes over its settings.
    pub fn open_or_make(&mut self) -> anyhow::Result<(Store, Settings)> {
        self.may_be_made()?;
        let mut store = Store::open(&self.file, self.clock)?;
        self.flaw = store.flaw();
        if self.legibly {
            store.read_legibly()?;
        }
        leftovers::note_saved(&store);
        let settings = Settings::read(&store)?;
        self.heed(&settings);
        Ok((store, settings))
    }

    /// Takes over the file's settings where the command line says nothing.
    pub fn heed(&mut self, settings: &Settings) {
        if let (None, Some(lang)) = (self.asked, settings.lang) {
            self.lang = lang;
        }
        self.ascii |= settings.ascii;
    }

    /// Refuses a file that is not there, is a folder, or would be waited for.
    pub fn must_exist(&self, path: &Path) -> anyhow::Result<()> {
        must_be_plain(path, self.lang)?;
        match platform::standing(path) {
            Standing::LinkToNothing => Err(self.leads_nowhere(path).into()),
            _ if !path.exists() => Err(Failure::missing(shell::not_there(self.lang, &shown(path))).into()),
            _ => Ok(()),
        }
    }

    /// Refuses where no workbench can be shown.
    pub fn check_terminal(&self) -> anyhow::Result<()> {
        why_no_workbench().map_or(Ok(()), |why| Err(Failure::usage(why.get(self.lang)).into()))
    }

    /// Says how the workbench is to be opened.
    pub fn start(&self, demo: Option<Demo>) -> anyhow::Result<Start> {
        self.check_terminal()?;
        if demo.is_none() {
            self.may_be_made()?;
            lost::settle(self)?;
        }
        let file = demo.as_ref().map_or_else(|| self.file.clone(), Demo::file);
        Ok(Start { file, lang: self.asked, ascii: self.ascii, demo, said_in: self.lang })
    }
}
