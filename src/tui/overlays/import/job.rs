//! What an import does off the drawing thread: reading, comparing, writing.

use super::met::{Answers, Met};
use super::report::Plan as Table;
use crate::calendar::Taken;
use crate::domain::Lang;
use crate::exchange::Wanted;
use crate::exchange::debts::Debts;
use crate::exchange::deliveries::Deliveries;
use crate::exchange::letters::Mailbox;
use crate::exchange::purchases::Report as Purchases;
use crate::import::{self, Opened, Plan, ReadError, Report, Source, debts, deliveries, purchases};
use crate::letters;
use crate::platform;
use crate::store::{Error, Origin, Store, beside, wait_briefly_here, wait_long_here};
use crate::text::{errors, import as say};
use crate::tui::event::{Event, Report as News};
use crate::watched;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// After how long a file that another program holds is asked for again.
const PAUSE: Duration = Duration::from_millis(50);

/// A piece of work for a thread of its own.
#[derive(Debug)]
pub enum Job {
    /// Read files and compare them with what is known, unless called off.
    Read(Vec<PathBuf>, Arc<AtomicBool>),
    /// Read one file again, as a person wants it read, whatever it then is.
    ReadAs(PathBuf, Wanted, Arc<AtomicBool>),
    /// Read again, as a person wants them read.
    ReadAgain(Vec<Source>, Arc<AtomicBool>),
    /// Compare again, after a column was corrected.
    Compare(Vec<Source>, Arc<AtomicBool>),
    /// Write what a plan says, unless called off.
    Apply(Box<Plan>, Arc<AtomicBool>),
    /// Read and compare a table that was pasted.
    Paste(String, Arc<AtomicBool>),
    /// Compare a table again, with what is not in it kept where it was not, and the other way round.
    CompareReport(Table, Arc<AtomicBool>),
    /// Write what a table changes, unless called off.
    ApplyReport(Table, Arc<AtomicBool>),
    /// Compare a calendar or letters again, with other answers.
    CompareMet(Box<Met>, Answers, Arc<AtomicBool>),
    /// Write what a calendar or letters change, unless called off.
    ApplyMet(Box<Met>, Taken, Arc<AtomicBool>),
}

/// Files, and what they would bring.
#[derive(Debug)]
pub struct Compared {
    /// The files as they were read.
    pub sources: Vec<Source>,
    /// What would be written.
    pub plan: Plan,
}

/// What came of a piece of work.
#[derive(Debug)]
pub enum Outcome {
    /// The files were read; nothing is written yet.
    Compared(Box<Compared>),
    /// It was called off before anything was compared.
    CalledOff,
    /// A table of purchases, deliveries or debts was read; nothing is written yet.
    Reported(Table),
    /// A calendar or letters were read; nothing is written yet. With the fingerprints of their files, where those were read just now.
    Met(Box<Met>, Vec<String>),
    /// They are written, as this says.
    Planned(String),
    /// It is written.
    Applied(Report),
    /// The purchases are written.
    Bought(purchases::Done),
}

impl Job {
    /// What calls it off.
    fn called_off(&self) -> &Arc<AtomicBool> {
        match self {
            Job::Read(_, called_off) | Job::ReadAs(_, _, called_off) | Job::ReadAgain(_, called_off) | Job::Compare(_, called_off) => {
                called_off
            }
            Job::Paste(_, called_off) | Job::CompareReport(_, called_off) => called_off,
            Job::Apply(_, called_off) | Job::ApplyReport(_, called_off) => called_off,
            Job::CompareMet(_, _, called_off) | Job::ApplyMet(_, _, called_off) => called_off,
        }
    }

    /// Whether it changes the file.
    fn writes(&self) -> bool {
        matches!(self, Job::Apply(..) | Job::ApplyReport(..) | Job::ApplyMet(..))
    }

    /// Does the work on a connection of its own and reports as it goes on.
    pub fn run(self, origin: &Origin, lang: Lang, reports: &Sender<Event>) {
        // What was only to be compared changes nothing: called off, it need not be heard of any more.
        let unheard = Some(Arc::clone(self.called_off())).filter(|_| !self.writes());
        let result = self.work(origin, lang, reports);
        if unheard.is_some_and(|called_off| called_off.load(Ordering::Relaxed)) {
            return;
        }
        // The workbench may have ended meanwhile; then nobody wants to know.
        let _ = reports.send(Event::Report(News::Imported(result)));
    }

    fn work(self, origin: &Origin, lang: Lang, reports: &Sender<Event>) -> Result<Outcome, String> {
        let path = origin.path();
        let newest = || beside::newest_whole(path, origin.clock().today());
        let failed = |error: Error| errors::without_form(&error, path, newest, lang);
        let called_off = Arc::clone(self.called_off());
        let Some(store) = when_free(origin, self.writes(), &called_off, reports).map_err(failed)? else { return Ok(Outcome::CalledOff) };
        let unread = |name: &str, error: &ReadError| format!("{} {}", say::read_error(name, error, lang), say::UNCHANGED.get(lang));
        match self {
            Job::Read(paths, called_off) => {
                // Before they are read: what changes meanwhile is news again.
                let prints: Vec<String> = paths.iter().filter_map(|path| watched::print_of(path)).collect();
                let (mut sources, mut mailboxes) = (Vec::new(), Vec::new());
                for path in &paths {
                    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    match import::open(path).map_err(|error| unread(&name, &error))? {
                        Opened::Contacts(source) => sources.push(*source),
                        Opened::Letters(mailbox) => mailboxes.push(mailbox),
                        other @ (Opened::Purchases(_) | Opened::Deliveries(_) | Opened::Debts(_)) => {
                            return opened_one(&store, other, lang, &called_off)?.map_err(failed);
                        }
                        Opened::Calendar(found) => {
                            let met = Met::calendar(&store, found, &Answers::new()).map_err(failed)?;
                            return Ok(Outcome::Met(Box::new(met), prints));
                        }
                    }
                }
                if !mailboxes.is_empty() {
                    return written(&store, mailboxes, prints).map_err(failed);
                }
                compare(&store, sources, lang, &called_off)
            }
            Job::ReadAs(path, wanted, called_off) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let opened = import::open_as(&path, wanted).map_err(|error| unread(&name, &error))?;
                opened_one(&store, opened, lang, &called_off)?.map_err(failed)
            }
            Job::Paste(text, called_off) => {
                let name = say::PASTED.get(lang);
                let opened = import::open_text(name, &text).map_err(|error| unread(name, &error))?;
                opened_one(&store, opened, lang, &called_off)?.map_err(failed)
            }
            Job::CompareMet(met, answers, _) => met.again(&store, &answers).map(of_met).map_err(failed),
            Job::ApplyMet(met, taken, called_off) => {
                store.back_up_daily().map_err(failed)?;
                let applied = met.apply(&store, taken, lang, &mut progress(reports, &called_off)).map(Outcome::Planned);
                unless_called_off(applied).map_err(|error| say::apply_error(&error, path, newest, lang))
            }
            Job::CompareReport(plan, _) => match plan {
                Table::Purchases(plan) => reported(&store, plan.report, !plan.keeps),
                Table::Deliveries(plan) => delivered(&store, plan.table),
                Table::Debts(plan) => owing(&store, plan.table, !plan.keeps),
            }
            .map_err(failed),
            Job::ApplyReport(plan, called_off) => {
                store.back_up_daily().map_err(failed)?;
                let mut progress = progress(reports, &called_off);
                let applied = match plan {
                    Table::Purchases(plan) => purchases::apply(&store, &plan, &mut progress).map(Outcome::Bought),
                    Table::Deliveries(plan) => {
                        let done = deliveries::apply(&store, &plan, &mut progress);
                        done.map(|done| Outcome::Planned(crate::text::deliveries::done(&done, lang)))
                    }
                    Table::Debts(plan) => {
                        let done = debts::apply(&store, &plan, &mut progress);
                        done.map(|done| Outcome::Planned(crate::text::debts::done(&done, lang)))
                    }
                };
                unless_called_off(applied).map_err(|error| say::apply_error(&error, path, newest, lang))
            }
            Job::ReadAgain(sources, called_off) => {
                let read = |source: Source| source.again().map_err(|error| unread(&source.name, &error));
                let sources = sources.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
                compare(&store, sources, lang, &called_off)
            }
            Job::Compare(mut sources, called_off) => {
                for source in &mut sources {
                    match &source.reading.table {
                        Some(_) => source.reading.remap(),
                        // The cards were compared and dropped.
                        None => *source = source.again().map_err(|error| unread(&source.name, &error))?,
                    }
                }
                compare(&store, sources, lang, &called_off)
            }
            Job::Apply(plan, called_off) => {
                store.back_up_daily().map_err(failed)?;
                let applied = import::apply(&store, *plan, &mut progress(reports, &called_off)).map(Outcome::Applied);
                unless_called_off(applied).map_err(|error| say::apply_error(&error, path, newest, lang))
            }
        }
    }
}

/// What was called off while it was written is no error: all of it was taken back.
fn unless_called_off(applied: Result<Outcome, import::Error>) -> Result<Outcome, import::Error> {
    match applied {
        Err(import::Error::Cancelled) => Ok(Outcome::CalledOff),
        other => other,
    }
}

/// The file, as soon as no other program keeps it from being read, or written where it `writes`. `None` when that is called off.
fn when_free(origin: &Origin, writes: bool, called_off: &AtomicBool, reports: &Sender<Event>) -> Result<Option<Store>, Error> {
    wait_briefly_here();
    let mut is_told = false;
    let store = loop {
        if called_off.load(Ordering::Relaxed) || platform::is_ending() {
            return Ok(None);
        }
        match origin.existing() {
            Ok(store) if !writes || !store.is_held() => break store,
            Ok(_) | Err(Error::Busy) => {}
            Err(error) => return Err(error),
        }
        if !std::mem::replace(&mut is_told, true) {
            let _ = reports.send(Event::Report(News::ImportHeld));
        }
        std::thread::sleep(PAUSE);
    };
    // Whoever comes in between is waited for as ever.
    wait_long_here(true, || ());
    Ok(Some(store))
}

/// Tells how far it is, and whether to go on.
fn progress<'a>(reports: &'a Sender<Event>, called_off: &'a AtomicBool) -> impl FnMut(import::Progress) -> ControlFlow<()> {
    move |progress| {
        let _ = reports.send(Event::Report(News::Importing(progress.done, progress.total)));
        if called_off.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

fn reported(store: &Store, report: Purchases, keeps: bool) -> Result<Outcome, Error> {
    Ok(Outcome::Reported(Table::Purchases(Box::new(purchases::plan(store, report, keeps)?))))
}

fn delivered(store: &Store, table: Deliveries) -> Result<Outcome, Error> {
    Ok(Outcome::Reported(Table::Deliveries(Box::new(deliveries::plan(store, table)?))))
}

fn owing(store: &Store, table: Debts, keeps: bool) -> Result<Outcome, Error> {
    Ok(Outcome::Reported(Table::Debts(Box::new(debts::plan(store, table, keeps)?))))
}

/// What one file or text would bring, whatever it holds: why contacts cannot be compared is said at once.
fn opened_one(store: &Store, opened: Opened, lang: Lang, called_off: &AtomicBool) -> Result<Result<Outcome, Error>, String> {
    Ok(match opened {
        Opened::Contacts(source) => return compare(store, vec![*source], lang, called_off).map(Ok),
        Opened::Purchases(report) => reported(store, *report, false),
        Opened::Deliveries(table) => delivered(store, *table),
        Opened::Debts(table) => owing(store, *table, false),
        Opened::Letters(mailbox) => written(store, vec![mailbox], Vec::new()),
        Opened::Calendar(found) => Met::calendar(store, found, &Answers::new()).map(of_met),
    })
}

fn of_met(met: Met) -> Outcome {
    Outcome::Met(Box::new(met), Vec::new())
}

fn written(store: &Store, mailboxes: Vec<Mailbox>, prints: Vec<String>) -> Result<Outcome, Error> {
    let met = Met::Letters(Box::new(letters::plan(store, mailboxes, &Answers::new())?));
    Ok(Outcome::Met(Box::new(met), prints))
}

fn compare(store: &Store, mut sources: Vec<Source>, lang: Lang, called_off: &AtomicBool) -> Result<Outcome, String> {
    let go_on = || if called_off.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let newest = || beside::newest_whole(store.path(), store.clock().today());
    let failed = |error| errors::without_form(&error, store.path(), newest, lang);
    match import::plan_out(store, &mut sources, &go_on).map_err(failed)? {
        Some(plan) => Ok(Outcome::Compared(Box::new(Compared { sources, plan }))),
        None => Ok(Outcome::CalledOff),
    }
}
