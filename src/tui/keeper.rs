//! Keeps drafts on the disk from a thread of its own, so that typing never waits for it.

use super::event::{Event, Report};
use crate::store::Store;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long typing may go on before what was typed is written: well within the second that is promised.
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
            loop {
                let order = match &pending {
                    Some(_) => inbox.recv_timeout(PAUSE),
                    None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                let mut answer = None;
                match order {
                    // Another place is written at once; the same place waits for the end of the pause.
                    Ok(Order::Keep(place, body)) => match pending.replace((place.clone(), body)) {
                        Some(old) if old.0 != place => write(&mut store, &path, clock, &old, &reports),
                        _ => continue,
                    },
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
