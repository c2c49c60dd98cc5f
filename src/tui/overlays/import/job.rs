//! What an import does off the drawing thread: reading, comparing, writing.

use crate::clock::Clock;
use crate::domain::Lang;
use crate::import::{self, Plan, Report, Source};
use crate::store::Store;
use crate::text::{errors, import as say};
use crate::tui::event::{Event, Report as News};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

/// A piece of work for a thread of its own.
#[derive(Debug)]
pub enum Job {
    /// Read files and compare them with what is known, unless called off.
    Read(Vec<PathBuf>, Arc<AtomicBool>),
    /// Compare again, after a column was corrected.
    Compare(Vec<Source>, Arc<AtomicBool>),
    /// Write what a plan says, unless called off.
    Apply(Box<Plan>, Arc<AtomicBool>),
}

/// What came of a piece of work.
#[derive(Debug)]
pub enum Outcome {
    /// The files were read; nothing is written yet.
    Compared(Vec<Source>, Box<Plan>),
    /// It was called off before anything was compared.
    CalledOff,
    /// It is written.
    Applied(Report),
}

impl Job {
    /// Does the work on a connection of its own and reports as it goes on.
    pub fn run(self, path: &std::path::Path, clock: Clock, lang: Lang, reports: &Sender<Event>) {
        // What was only to be compared changes nothing: called off, it need not be heard of any more.
        let unheard = match &self {
            Job::Read(_, called_off) | Job::Compare(_, called_off) => Some(Arc::clone(called_off)),
            Job::Apply(..) => None,
        };
        let result = self.work(path, clock, lang, reports);
        if unheard.is_some_and(|called_off| called_off.load(Ordering::Relaxed)) {
            return;
        }
        // The workbench may have ended meanwhile; then nobody wants to know.
        let _ = reports.send(Event::Report(News::Imported(result)));
    }

    fn work(self, path: &std::path::Path, clock: Clock, lang: Lang, reports: &Sender<Event>) -> Result<Outcome, String> {
        let store = Store::open(path, clock).map_err(|error| errors::of_store(&error, lang))?;
        match self {
            Job::Read(paths, called_off) => {
                let read = |path: &PathBuf| {
                    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    import::read(path).map_err(|error| say::read_error(&name, &error, lang))
                };
                let sources = paths.iter().map(read).collect::<Result<Vec<_>, _>>()?;
                // Reading was quick: comparing is what takes its time.
                if called_off.load(Ordering::Relaxed) { Ok(Outcome::CalledOff) } else { compare(&store, sources, lang) }
            }
            Job::Compare(sources, _) => compare(&store, sources, lang),
            Job::Apply(plan, called_off) => {
                store.back_up_daily().map_err(|error| errors::of_store(&error, lang))?;
                let mut tell = |progress: import::Progress| {
                    let _ = reports.send(Event::Report(News::Importing(progress.done, progress.total)));
                    if called_off.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                };
                import::apply(&store, &plan, &mut tell).map(Outcome::Applied).map_err(|error| say::apply_error(&error, lang))
            }
        }
    }
}

fn compare(store: &Store, sources: Vec<Source>, lang: Lang) -> Result<Outcome, String> {
    let plan = import::plan(store, &sources).map_err(|error| errors::of_store(&error, lang))?;
    Ok(Outcome::Compared(sources, Box::new(plan)))
}
