//! Keeps drafts on the disk from a thread of its own, so that typing never waits for it.

use super::event::{Event, Report};
use crate::store::Store;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long typing may go on before what was typed is written, pauses or not: well within the second that is promised.
const PAUSE: Duration = Duration::from_millis(300);

enum Order {
    Keep(String, String),
    Drop(String),
    Flush(Sender<()>),
}

/// The thread that keeps drafts.
#[derive(Debug)]
pub struct Keeper {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread; it opens the file for itself at the first draft. `None` where nothing can be saved.
    pub fn start(store: &Store, reports: Sender<Event>) -> Keeper {
        if store.is_read_only() {
            return Keeper { orders: None, thread: None };
        }
        let (path, clock) = (store.path().to_owned(), store.clock());
        let (orders, inbox) = channel::<Order>();
        let work = move || {
            let mut store: Option<Store> = None;
            let mut pending: Option<(String, String)> = None;
            let mut due = Instant::now();
            loop {
                let order = match &pending {
                    Some(_) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
                    None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                let mut answer = None;
                match order {
                    // The place before is written at once; the same place waits until the time of its first letter is up,
                    // since nobody pauses while they write.
                    Ok(Order::Keep(place, body)) => {
                        let before = pending.replace((place.clone(), body));
                        if before.as_ref().is_none_or(|(before, _)| *before != place) {
                            due = Instant::now() + PAUSE;
                        }
                        if let Some(before) = before.filter(|(before, _)| *before != place) {
                            write(&mut store, &path, clock, &before, &reports);
                        }
                        continue;
                    }
                    Ok(Order::Drop(place)) => {
                        pending = pending.filter(|(kept, _)| *kept != place);
                        if let Some(store) = &store {
                            let _ = store.drop_draft(&place);
                        }
                        continue;
                    }
                    Ok(Order::Flush(done)) => answer = Some(done),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => {
                        if let Some(draft) = pending.take() {
                            write(&mut store, &path, clock, &draft, &reports);
                        }
                        return;
                    }
                }
                if let Some(draft) = pending.take() {
                    write(&mut store, &path, clock, &draft, &reports);
                }
                if let Some(done) = answer {
                    let _ = done.send(());
                }
            }
        };
        let thread = std::thread::Builder::new().name("drafts".into()).spawn(work).ok();
        Keeper { orders: Some(orders), thread }
    }

    /// Keeps a draft soon.
    pub fn keep(&self, place: String, body: String) {
        self.order(Order::Keep(place, body));
    }

    /// Forgets a draft that was saved or thrown away.
    pub fn forget(&self, place: String) {
        self.order(Order::Drop(place));
    }

    /// Writes what waits, at most for so long.
    pub fn flush(&self, patience: Duration) {
        let (done, written) = channel();
        self.order(Order::Flush(done));
        let _ = written.recv_timeout(patience);
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

fn write(store: &mut Option<Store>, path: &std::path::Path, clock: crate::clock::Clock, draft: &(String, String), reports: &Sender<Event>) {
    if store.is_none() {
        *store = Store::open(path, clock).ok();
    }
    let kept = match store {
        Some(store) => store.keep_draft(&draft.0, &draft.1).map_err(|error| error.to_string()),
        None => Err("open".to_owned()),
    };
    if let Err(why) = kept {
        let _ = reports.send(Event::Report(Report::DraftLost(why)));
    }
}
