//! What must hold after an operation was harmed, whatever the harm was.

use super::harm::{self, Call, Outcome};
use super::operations::Operation;
use super::scene::{Content, Scene, State, content, holds};
use super::tally::{Breach, Tally};
use kamdesk::clock::Clock;
use kamdesk::store::{Store, backup, beside, restore};
use std::path::{Path, PathBuf};

/// Words that claim that nothing was changed in the file.
const UNCHANGED: [&str; 4] = ["не изменён", "ничего не изменено", "оставлен как есть", "ничего не записано"];
/// Words after which a whole copy is named.
const WHOLE_COPY: [&str; 2] = ["целая копия: ", "она целая: "];

/// An operation laid out once, to be copied for every run.
pub struct Trial {
    /// The operation.
    pub operation: Operation,
    scene: Scene,
    before: State,
    /// What is never to be lost.
    held: Content,
    /// The whole copies beside the file.
    copies: Vec<PathBuf>,
    /// The run without harm.
    pub clean: Outcome,
    after: State,
}

impl Trial {
    /// Lays it out, and does it once without harm.
    pub fn new(operation: Operation, shim: Option<&harm::Shim>) -> Trial {
        let scene = Scene::bare();
        (operation.prepare)(&scene);
        let whole = scene.copy();
        let before = State::at_start(&whole);
        let copies = scene.whole_copies();
        // Where the file itself has nothing to lose, the newest copy has.
        let newest = || beside::newest_whole(&scene.file(), Clock::System.today()).map(|copy| content(&copy.path));
        let held = if let State::Whole(content) = &before { content.clone() } else { newest().unwrap_or_default() };
        let harmed = scene.copy();
        let words = (operation.words)(&harmed);
        let clean = shim.map_or_else(|| harm::run(&harmed, &words), |shim| harm::run_under(shim, &harmed, &words, None));
        let after = State::at_start(&harmed);
        let trial = Trial { operation, scene, before, held, copies, clean, after };
        assert!(
            trial.clean.status.is_some_and(|status| trial.is_said_done(status, &trial.clean)),
            "{}: {:?}",
            trial.operation.name,
            trial.clean
        );
        assert!((trial.operation.done)(&harmed), "{} is not done: {:?}", trial.operation.name, trial.clean);
        trial
    }

    /// A folder to harm it in, and its command.
    pub fn begin(&self) -> (Scene, Vec<String>) {
        let scene = self.scene.copy();
        let words = (self.operation.words)(&scene);
        (scene, words)
    }

    /// `doctor` has a status of its own: it says what it found afterwards.
    fn is_said_done(&self, status: i32, outcome: &Outcome) -> bool {
        match self.operation.says {
            "" => status == 0,
            says => outcome.out.contains(says),
        }
    }

    /// Looks at everything that must hold; what does not is told to the tally.
    pub fn judge(&self, scene: &Scene, outcome: &Outcome, how: &str, tally: &mut Tally) {
        let mut say = |breach: Breach, what: String| {
            let said = format!("{}{}", outcome.out, outcome.err);
            tally
                .breach(breach, format!("{}, {how}: {what}\n    said: {}", self.operation.name, said.trim().replace('\n', "\n          ")));
        };
        let bytes = |path: &Path| std::fs::read(path).ok();
        let unchanged = bytes(&scene.file()) == bytes(&self.scene.file());
        let newest = beside::newest_whole(&scene.file(), Clock::System.today());
        let done = (self.operation.done)(scene);
        let state = State::at_start(scene);
        let said_done = self.is_said_done(outcome.status.unwrap_or(-1), outcome);

        // Nothing is lost: the file is whole, or as little so as before, and then a copy that is found is.
        let is_found = self.held.is_empty() || newest.is_some_and(|copy| holds(&content(&copy.path), &self.held));
        match &state {
            State::Whole(found) if holds(found, &self.held) || state == self.after => {}
            State::Whole(_) => say(Breach::Lost, "something is gone".into()),
            other if is_found && std::mem::discriminant(other) == std::mem::discriminant(&self.before) => {}
            other => say(Breach::Lost, format!("the file is {other:?}, a whole copy is found: {is_found}")),
        }
        let copies = scene.whole_copies();
        let is_somewhere = |wanted: &Content| holds(&state.content(), wanted) || copies.iter().any(|copy| holds(&content(copy), wanted));
        // What was to be erased is meant to be nowhere.
        let is_taken_away = self.operation.once && state == self.after;
        if !self.held.is_empty() && !is_taken_away && !is_somewhere(&self.held) {
            say(Breach::Lost, "what stood in the file is nowhere".into());
        }
        for copy in &self.copies {
            let copy = self.scene.same_in(copy, scene);
            if !copies.contains(&copy) {
                say(Breach::Lost, format!("{} is no longer whole: {:?}", copy.display(), backup::verify(&copy)));
            }
        }

        // What is said is true.
        if said_done && !done {
            say(Breach::Wrong, "said to be done, and is not".into());
        }
        if let Some(trouble) = &outcome.trouble {
            say(Breach::Wrong, trouble.clone());
        }
        if let Some(status) = outcome.status.filter(|_| !said_done) {
            self.judge_refusal(status, scene, outcome, unchanged, done, &mut say);
        }
        if outcome.err.contains("panicked") {
            say(Breach::Wrong, "it panicked".into());
        }

        // The next start and the backup of the day leave nothing half made, and everything can be done again.
        let backed_up = || Store::open(&scene.file(), Clock::System)?.back_up_daily();
        if let (State::Whole(_), Err(error)) = (&state, backed_up()) {
            say(Breach::Lost, format!("no backup can be made afterwards: {error}"));
        }
        let again = harm::run(scene, &(self.operation.words)(scene));
        let is_over = self.operation.once && done;
        if is_over {
            if !(self.operation.done)(scene) {
                say(Breach::Wrong, format!("done again it comes back: {}{}", again.out, again.err));
            }
            // The next thing that is written goes through as well.
            let next = harm::run(scene, &super::operations::anything());
            if next.status != Some(0) {
                say(Breach::Wrong, format!("the next save fails: {}{}", next.out, next.err));
            }
        } else if !self.is_said_done(again.status.unwrap_or(-1), &again) || !(self.operation.done)(scene) {
            say(Breach::Wrong, format!("done again it fails: {}{}", again.out, again.err));
        }
        if let Err(error) = backed_up() {
            say(Breach::Lost, format!("no backup when it is done again: {error}"));
        }
        let left = scene.half_made();
        if !left.is_empty() {
            say(Breach::Left, format!("left behind: {left:?}"));
        }
        self.restore_again(scene, &mut say);
    }

    fn judge_refusal(
        &self,
        status: i32,
        scene: &Scene,
        outcome: &Outcome,
        unchanged: bool,
        done: bool,
        say: &mut impl FnMut(Breach, String),
    ) {
        let said = format!("{}\n{}", outcome.out, outcome.err);
        if status == 0 || said.trim().is_empty() {
            say(Breach::Wrong, format!("status {status} without a word"));
        }
        if !said.contains(scene.home().to_str().unwrap()) {
            say(Breach::Wrong, "the file is not named".into());
        }
        if UNCHANGED.iter().any(|claim| said.to_lowercase().contains(claim)) && !unchanged {
            say(Breach::Wrong, "said to be unchanged, and is not".into());
        }
        // Whether a name stays that could not be synced, nobody knows.
        if done && !outcome.calls.iter().any(Call::is_harmed_sync) {
            say(Breach::Wrong, "said to have failed, and is done".into());
        }
        if named_copies(&said).iter().any(|copy| backup::verify(copy).is_err()) {
            say(Breach::Wrong, "the whole copy that is named is none".into());
        }
    }

    fn restore_again(&self, scene: &Scene, say: &mut impl FnMut(Breach, String)) {
        let Some(copy) = beside::newest_whole(&scene.file(), Clock::System.today()).map(|copy| copy.path) else {
            return say(Breach::Lost, "no whole copy is found".into());
        };
        let wanted = content(&copy);
        let alone = Scene::bare();
        std::fs::copy(&copy, alone.file()).unwrap();
        let is_sound = matches!(State::at_start(&alone), State::Whole(_));
        match restore::restore(&copy, &scene.file(), Clock::System) {
            Ok(_) if State::at_start(scene) == State::Whole(wanted.clone()) => {}
            // What is stale in a copy, or not ours, is for the doctor.
            Ok(_) if !is_sound && content(&scene.file()) == wanted => {}
            Ok(_) => say(Breach::Lost, "a restore afterwards brings back something else".into()),
            Err(error) => say(Breach::Lost, format!("a restore afterwards fails: {error}")),
        }
    }
}

/// The copies that a message says are whole.
pub fn named_copies(said: &str) -> Vec<PathBuf> {
    let after = WHOLE_COPY.iter().flat_map(|words| said.split(words).skip(1));
    after.filter_map(|rest| Some(PathBuf::from(format!("{}.db", rest.split(".db").next()?)))).collect()
}
