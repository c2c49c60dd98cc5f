//! What is new in the watched files, looked through one after another.

use super::{Import, Job, Stage};
use crate::tui::layer::{Ctx, Effect};
use crate::watched;
use std::path::PathBuf;

impl Import {
    /// Begins with what is new in the watched files: a calendar each, and letters together. `None` where nothing is.
    pub fn of_watched(news: Vec<Vec<PathBuf>>, ctx: &Ctx) -> Option<(Import, Job)> {
        let mut import = Import { queue: news.into(), ..Import::begin(ctx) };
        import.next().map(|job| (import, job))
    }

    /// Goes on with the next of the watched files.
    fn next(&mut self) -> Option<Job> {
        let paths = self.queue.pop_front()?;
        (self.trouble, self.asked) = (None, 0);
        self.prints.clear();
        self.read = paths.first().and_then(|path| path.file_name()).unwrap_or_default().to_string_lossy().into_owned();
        let called_off = self.work(Stage::Planning);
        Some(Job::Read(paths, called_off))
    }

    /// Says what became of the last ones and goes on with the next; the page closes after the last of them.
    pub(super) fn go_on(&mut self, said: Effect) -> Vec<Effect> {
        match self.next() {
            Some(job) => vec![said, Effect::Import(job)],
            None => vec![Effect::Back, said],
        }
    }

    /// Notes that what is looked at was seen: it comes again when it changes. Whether it was news.
    pub(super) fn note_seen(&mut self, ctx: &Ctx) -> bool {
        let prints = std::mem::take(&mut self.prints);
        if prints.is_empty() || watched::paths(ctx.settings).is_empty() {
            return false;
        }
        let is_told = ctx.watched.news.iter().flat_map(|news| &news.files).any(|(_, print)| prints.contains(print));
        // Where it cannot be noted, it is told again.
        watched::note(ctx.store, &prints).is_ok() && is_told
    }
}
