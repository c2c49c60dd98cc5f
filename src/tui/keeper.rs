//! Keeps drafts on the disk from a thread of its own, so that typing never waits for it.

use super::event::{Event, Report};
use crate::clock::Clock;
use crate::platform;
use crate::store::drafts::Draft;
use crate::store::rescue::{self, Whose};
use crate::store::{Error, Origin, Result, Store, typing, wait_briefly_here};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long typing may go on before what was typed is written, pauses or not: well within the second that is promised.
const PAUSE: Duration = Duration::from_millis(300);
/// For so long one waits to hear what was written, where something would be lost otherwise: on an idle machine it is known at once.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often what the file has taken of unsaved texts is looked after while nothing is typed.
const LOOK: Duration = Duration::from_secs(1);

enum Order {
    Keep(Draft),
    /// Nothing is to be written of a place: it is being saved.
    Hold(String),
    Drop(String),
    /// The file may not be in its place any more.
    Look,
    /// What is in the file of a place, as far as this thread wrote it.
    Written(String, Sender<Option<String>>),
    /// Somebody was erased; what is handed over from now on is free of them.
    Erased(Option<String>),
    Flush(Sender<Kept>),
}

/// Where what was typed and not saved is kept, of all of it the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In the file itself.
    InFile,
    /// In a file of its own.
    Outside,
    /// In this window alone.
    Nowhere,
}

/// What was typed and is not saved, of each place the last, for whoever ends the program while its other threads are held.
#[derive(Clone, Debug, Default)]
pub struct Typed(Arc<Mutex<Vec<(Whose, Draft)>>>);

impl Typed {
    fn lock(&self) -> MutexGuard<'_, Vec<(Whose, Draft)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps it in a file of its own.
    ///
    /// # Errors
    /// Those of writing it.
    pub fn rescue(&self) -> Result<()> {
        let typed = std::mem::take(&mut *self.lock());
        let Some((of, _)) = typed.first().cloned() else { return Ok(()) };
        rescue::keep(&of, typed.into_iter().map(|(_, draft)| draft).collect())
    }
}

/// The thread that keeps drafts.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    typed: Typed,
    of: Whose,
    clock: Clock,
    /// The last erasing of a person that what is handed over is free of.
    erased: Option<String>,
}

impl Keeper {
    /// Starts the thread; it opens the file for itself at the first draft. Where nothing can be saved, what is typed is kept in a
    /// file of its own.
    pub fn start(store: &Store, typed: Typed, reports: Sender<Event>) -> Keeper {
        let (of, clock, origin) = (Whose::of(store), store.clock(), store.origin());
        let erased = store.last_erasing().ok().flatten();
        let mut keeper = Keeper { orders: None, thread: None, typed, of: of.clone(), clock, erased: erased.clone() };
        let (orders, inbox) = channel::<Order>();
        let (in_file, rescued) = (Vec::new(), Vec::new());
        let mut desk = Desk { of, origin, store: None, pending: None, in_file, rescued, told: false, erased, reports };
        keeper.thread = std::thread::Builder::new().name("drafts".into()).spawn(move || desk.work(&inbox)).ok();
        keeper.orders = Some(orders);
        keeper
    }

    /// What was typed, for the keeper of another file under the same name. What it had written or was to write lies in a file of its own
    /// then.
    pub fn end(self) -> Typed {
        self.typed.clone()
    }

    /// Keeps a draft soon.
    pub fn keep(&self, place: String, body: String) {
        let draft = Draft { place, at: self.clock.now().to_rfc3339(), body: typing::aware(&typing::signed(&body), self.erased.as_deref()) };
        let mut typed = self.typed.lock();
        typed.retain(|(_, known)| known.place != draft.place);
        typed.push((self.of.clone(), draft.clone()));
        drop(typed);
        self.order(Order::Keep(draft));
    }

    /// Writes nothing of a place any more: it is being saved, and stays the last that was typed until it is.
    pub fn hold(&self, place: String) {
        self.order(Order::Hold(place));
    }

    /// Forgets a draft that was saved or thrown away.
    pub fn forget(&self, place: String) {
        self.typed.lock().retain(|(_, draft)| draft.place != place);
        self.order(Order::Drop(place));
    }

    /// Keeps outside of the file what was written into it, where it is not in its place any more.
    pub fn look(&self) {
        self.order(Order::Look);
    }

    /// What was written into the file of a place. It is asked once somebody was erased, when nobody holds the file any more: whoever did not
    /// wait for it would lose the letters that were typed since.
    pub fn written(&self, place: &str) -> Option<String> {
        let (answer, written) = channel();
        self.order(Order::Written(place.to_owned(), answer));
        written.recv_timeout(PATIENCE).ok().flatten()
    }

    /// Forgets what was typed before somebody was erased, and goes on with what the file has `now` of each place.
    pub fn forget_erased(&mut self, erasing: Option<String>, now: impl Fn(&str) -> Option<String>) {
        self.erased.clone_from(&erasing);
        for (_, draft) in self.typed.lock().iter_mut() {
            draft.body = now(&draft.place).unwrap_or_else(|| std::mem::take(&mut draft.body));
        }
        self.order(Order::Erased(erasing));
    }

    /// Writes what waits, at most for so long. Where it is kept then, if that was known in time.
    pub fn flush(&self, patience: Duration) -> Option<Kept> {
        let (done, written) = channel();
        self.order(Order::Flush(done));
        written.recv_timeout(patience).ok()
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(order);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A text that the file could not take.
struct Rescued {
    draft: Draft,
    /// Whether it lies in a file of its own.
    is_kept: bool,
}

/// What the thread has before it.
struct Desk {
    of: Whose,
    origin: Origin,
    store: Option<Store>,
    pending: Option<Draft>,
    /// What the file has taken and is not saved: no longer kept where that file is not in its place.
    in_file: Vec<Draft>,
    /// The texts that the file could not take.
    rescued: Vec<Rescued>,
    /// Whether it was said that a draft cannot be kept.
    told: bool,
    /// The last erasing of a person that what is handed over is free of.
    erased: Option<String>,
    reports: Sender<Event>,
}

impl Desk {
    fn work(&mut self, inbox: &Receiver<Order>) {
        // What the file cannot take soon is kept outside of it.
        wait_briefly_here();
        let mut due = Instant::now();
        loop {
            let order = match &self.pending {
                Some(_) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                // What the file has taken may be spoilt there while nobody touches a key.
                None if !self.in_file.is_empty() => inbox.recv_timeout(LOOK),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match order {
                // The place before is written at once; the same place waits until the time of its first letter is up,
                // since nobody pauses while they write.
                Ok(Order::Keep(draft)) => {
                    let before = self.pending.replace(draft);
                    let same = before.as_ref().map(|before| &before.place) == self.pending.as_ref().map(|draft| &draft.place);
                    if !same {
                        due = Instant::now() + PAUSE;
                        self.write_now(before);
                    }
                }
                Ok(Order::Hold(place)) => drop(self.pending.take_if(|kept| kept.place == place)),
                Ok(Order::Drop(place)) => {
                    self.pending.take_if(|kept| kept.place == place);
                    self.in_file.retain(|kept| kept.place != place);
                    self.drop(&place);
                    self.let_go(&place);
                }
                Ok(Order::Look) => {
                    let waited = self.pending.is_some();
                    self.heed_place();
                    if !waited {
                        due = Instant::now() + PAUSE;
                    }
                }
                Ok(Order::Written(place, answer)) => {
                    let body = self.in_file.iter().find(|kept| kept.place == place).map(|kept| kept.body.clone());
                    let _ = answer.send(body);
                }
                Ok(Order::Erased(erasing)) => {
                    (self.erased, self.pending) = (erasing, None);
                    if let Some(store) = &self.store {
                        let now = |kept: &mut Draft| store.draft(&kept.place).map(|now| now.map(|now| kept.body = now).is_some());
                        self.in_file.retain_mut(|kept| now(kept).unwrap_or(false));
                    }
                }
                Ok(Order::Flush(done)) => {
                    self.write();
                    self.heed_place();
                    let _ = done.send(self.kept());
                }
                Err(RecvTimeoutError::Timeout) => {
                    match self.pending {
                        Some(_) => self.write(),
                        None => self.heed_place(),
                    }
                    due = Instant::now() + PAUSE;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return self.heed_place();
                }
            }
        }
    }

    /// Takes out of the file what has a place of its own now. The window that saves it may hold the file for a moment still.
    fn drop(&self, place: &str) {
        let Some(store) = &self.store else { return };
        for _ in 0..20 {
            if !matches!(store.drop_draft(place), Err(Error::Busy)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Writes what waits; what the file cannot take now stays waiting.
    fn write(&mut self) {
        let draft = self.pending.take();
        self.write_now(draft);
    }

    fn write_now(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else { return };
        match self.keep_in_file(&draft) {
            // It may name somebody who is to be named nowhere: whoever shows it looks first.
            Ok(false) => drop(self.reports.send(Event::Report(Report::Erased))),
            Ok(true) => {
                self.told = false;
                self.let_go(&draft.place);
                // It takes again what it could not: also that of other forms.
                let waiting: Vec<Draft> = self.rescued.iter().map(|rescued| rescued.draft.clone()).collect();
                for draft in waiting {
                    if self.keep_in_file(&draft).is_ok_and(|kept| kept) {
                        self.let_go(&draft.place);
                    }
                }
            }
            Err(error) => self.rescue(draft, error),
        }
    }

    /// Writes a draft into the file. Whether it may stand there.
    fn keep_in_file(&mut self, draft: &Draft) -> Result<bool> {
        if self.store.is_none() {
            self.store = Some(self.origin.existing()?);
        }
        // What is written into a damaged file is not there any more when it is restored.
        self.store.as_ref().map_or(Ok(()), Store::must_hold_text)?;
        let erased = self.erased.as_deref();
        if !self.store.as_ref().map_or(Ok(true), |store| store.keep_draft_unless_erased(draft, erased))? {
            return Ok(false);
        }
        self.in_file.retain(|kept| kept.place != draft.place);
        self.in_file.push(draft.clone());
        Ok(true)
    }

    /// Keeps outside of the file what it had taken, where it is not in its place any more, or damaged: nobody will find it there.
    fn heed_place(&mut self) {
        let Some(Err(error)) = self.store.as_ref().map(Store::must_hold_text) else { return };
        let Some(last) = self.in_file.last().cloned() else { return };
        self.rescued.extend(self.in_file.drain(..).map(|draft| Rescued { draft, is_kept: false }));
        self.keep_rescued();
        self.tell(error);
        self.wait_with(last);
    }

    /// Keeps a draft outside of the file, which another program holds or which is gone, and tries the file again later.
    fn rescue(&mut self, draft: Draft, error: Error) {
        self.keep_beside(draft.clone(), error);
        self.wait_with(draft);
    }

    /// Tries the file again later.
    fn wait_with(&mut self, draft: Draft) {
        if !platform::is_ending() && self.pending.is_none() {
            self.pending = Some(draft);
        }
    }

    fn keep_beside(&mut self, draft: Draft, error: Error) {
        if !self.rescued.iter().any(|rescued| rescued.draft == draft && rescued.is_kept) {
            self.in_file.retain(|kept| kept.place != draft.place);
            self.rescued.retain(|rescued| rescued.draft.place != draft.place);
            self.rescued.push(Rescued { draft, is_kept: false });
            self.keep_rescued();
        }
        self.tell(error);
    }

    /// Says once why what is typed is not in the file.
    fn tell(&mut self, error: Error) {
        let lost = self.kept() == Kept::Nowhere;
        if (lost || !matches!(error, Error::Busy)) && !std::mem::replace(&mut self.told, true) {
            let _ = self.reports.send(Event::Report(Report::DraftOutside { error, lost }));
        }
    }

    /// Writes into a file of their own what the file could not take; where that fails, what lies there stays.
    fn keep_rescued(&mut self) {
        let all = self.rescued.iter().map(|rescued| rescued.draft.clone()).collect();
        if rescue::keep(&self.of, all).is_ok() {
            self.rescued.iter_mut().for_each(|rescued| rescued.is_kept = true);
        }
    }

    /// Nothing of a place is kept outside of the file any more: the file has it, or it was thrown away.
    fn let_go(&mut self, place: &str) {
        let before = self.rescued.len();
        self.rescued.retain(|rescued| rescued.draft.place != place);
        match self.rescued.len() {
            0 if before > 0 => rescue::drop_own(self.of.file()),
            left if left < before => self.keep_rescued(),
            _ => {}
        }
    }

    fn kept(&self) -> Kept {
        match (self.rescued.is_empty(), self.rescued.iter().all(|rescued| rescued.is_kept)) {
            (true, _) => Kept::InFile,
            (false, true) => Kept::Outside,
            (false, false) => Kept::Nowhere,
        }
    }
}
