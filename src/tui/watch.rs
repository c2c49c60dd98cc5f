//! Looking at the watched files off the drawing thread: no key waits for a folder on a network.

use super::event::{Event, Report};
use crate::settings::Settings;
use crate::store::{Origin, wait_briefly_here};
use crate::watched::{Found, Watcher, paths};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How long it rests between two looks, at least and at most.
const REST: (Duration, Duration) = (Duration::from_secs(3), Duration::from_secs(300));
/// So many times as long as a look took it rests: a slow folder is asked seldom.
const SHARE: u32 = 20;

/// The thread that looks. It ends with what holds this.
#[derive(Debug)]
pub struct Watch {
    wanted: Sender<Settings>,
}

impl Watch {
    /// Begins to look. Without a thread nothing is looked at.
    pub fn start(origin: Origin, settings: &Settings, reports: Sender<Event>) -> Option<Watch> {
        let (wanted, asked) = channel();
        let watch = Watch { wanted };
        watch.look(settings);
        let work = move || work(&origin, &asked, &reports);
        std::thread::Builder::new().name("watch".into()).spawn(work).ok().map(|_| watch)
    }

    /// Looks at once, and from now on at what these settings say.
    pub fn look(&self, settings: &Settings) {
        // Where the thread is gone, it was said.
        let _ = self.wanted.send(settings.clone());
    }
}

fn work(origin: &Origin, asked: &Receiver<Settings>, reports: &Sender<Event>) {
    wait_briefly_here();
    let (mut told, mut watcher) = (Found::default(), Watcher::default());
    let Ok(mut settings) = asked.recv() else { return };
    loop {
        settings = asked.try_iter().last().unwrap_or(settings);
        let began = Instant::now();
        let found = watcher.look(&settings, origin.clock(), || origin.existing());
        if found != told && reports.send(Event::Report(Report::Watched(found.clone()))).is_err() {
            return;
        }
        told = found;
        let rest = (began.elapsed() * SHARE).clamp(REST.0, REST.1);
        let next = match paths(&settings).is_empty() {
            true => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            false => asked.recv_timeout(rest),
        };
        match next {
            // What is ours and whose is told by other settings: all is compared anew.
            Ok(other) => (settings, watcher) = (other, Watcher::default()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
