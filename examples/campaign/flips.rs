//! Bits of the file and of its backups turned round, as bad disks and bad memory do.

use super::dice::Dice;
use super::harm;
use super::judge::named_copies;
use super::operations;
use super::scene::{CLIENT, Content, Scene, State, content, holds};
use super::tally::{Breach, Tally};
use kamdesk::clock::Clock;
use kamdesk::store::{backup, beside, restore};
use std::path::{Path, PathBuf};

/// Words by which `doctor` says that all is well.
const WELL: &str = "Всё в порядке";

/// In each round one bit is turned, in the file or, every other round, in one of its backups.
pub fn run(rounds: usize, tally: &mut Tally) {
    let whole = Scene::bare();
    operations::lay_out_with_backups(&whole);
    let held = content(&whole.file());
    let copies = whole.whole_copies();
    let mut dice = Dice::new(1);
    let mut unnoticed = 0;
    for round in 0..rounds {
        let scene = whole.copy();
        let target = if round % 2 == 0 { scene.file() } else { whole.same_in(&copies[dice.below(copies.len())], &scene) };
        let length = std::fs::read(&target).unwrap().len();
        // A quarter falls into the header and the schema, where it hurts most.
        let at = dice.below(if round % 8 < 2 { 4_096 } else { length });
        turn(&target, at, dice.below(8));
        tally.runs += 1;
        let mut flip = Flip { scene: &scene, target: &target, at, held: &held, tally };
        if round % 2 == 0 { unnoticed += usize::from(flip.judge_file()) } else { flip.judge_copy() }
    }
    tally.note =
        format!("{unnoticed} of {} in the file stood in texts or unused room, where only a reader notices them", rounds.div_ceil(2));
}

fn turn(path: &Path, at: usize, bit: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[at] ^= 1 << bit;
    std::fs::write(path, bytes).unwrap();
}

/// A turned bit, and what must hold.
struct Flip<'a> {
    scene: &'a Scene,
    target: &'a PathBuf,
    at: usize,
    held: &'a Content,
    tally: &'a mut Tally,
}

impl Flip<'_> {
    fn say(&mut self, breach: Breach, what: &str) {
        let name = self.target.file_name().unwrap().to_string_lossy().into_owned();
        self.tally.breach(breach, format!("byte {} of {name} turned: {what}", self.at));
    }

    /// A damaged file is not taken for a good one, not changed, and comes back from the copy that is named. Whether nothing was
    /// noticed.
    fn judge_file(&mut self) -> bool {
        let damaged = std::fs::read(self.target).unwrap();
        let doctor = harm::run(self.scene, &["doctor".into()]);
        let said = format!("{}{}", doctor.out, doctor.err);
        if std::fs::read(self.target).unwrap() != damaged {
            self.say(Breach::Lost, "looking at it changed it");
        }
        let found: usize = content(self.target).values().sum();
        let well = doctor.status == Some(0) && said.contains(WELL);
        if well && found != self.held.values().sum::<usize>() {
            self.say(Breach::Lost, "records are gone, and all is said to be well");
        }
        if let Some(trouble) = doctor.trouble.or_else(|| said.contains("panicked").then(|| "it panicked".into())) {
            self.say(Breach::Wrong, &trouble);
        }
        let saving = harm::run(self.scene, &["log".into(), format!("звонок {CLIENT}: после сбоя")]);
        match saving.status {
            Some(0) if content(self.target).contains_key("после сбоя") => {}
            Some(0) => self.say(Breach::Wrong, "said to be saved, and is not there"),
            Some(1 | 4) if saving.err.contains(self.scene.home().to_str().unwrap()) => {}
            // The client's name itself may be what was damaged: the line then waits in the inbox.
            Some(3) => {}
            _ => self.say(Breach::Wrong, &format!("{:?}: {}{}", saving.status, saving.out, saving.err)),
        }
        if named_copies(&saving.err).iter().any(|copy| backup::verify(copy).is_err()) {
            self.say(Breach::Wrong, &format!("a copy is named that is not whole: {}", saving.err));
        }
        if !well {
            self.restore();
        }
        well
    }

    fn restore(&mut self) {
        let damaged = std::fs::read(self.target).unwrap();
        let Some(copy) = beside::newest_whole(self.target, Clock::System.today()).map(|copy| copy.path) else {
            return self.say(Breach::Lost, "no whole copy is found");
        };
        match restore::restore(&copy, self.target, Clock::System) {
            Ok(Some(kept)) if std::fs::read(&kept).unwrap() != damaged && backup::verify(&kept).is_err() => {
                self.say(Breach::Lost, "the damaged file was not kept as it was");
            }
            Ok(_) => {}
            Err(error) => self.say(Breach::Lost, &format!("a restore fails: {error}")),
        }
        match State::at_start(self.scene) {
            State::Whole(found) if holds(&found, &content(&copy)) => {}
            state => self.say(Breach::Lost, &format!("after a restore: {state:?}")),
        }
    }

    /// A damaged copy is not restored, and another one is named.
    fn judge_copy(&mut self) {
        let before = std::fs::read(self.scene.file()).unwrap();
        let restoring = harm::run(self.scene, &["restore".into(), "--yes".into(), self.target.to_str().unwrap().into()]);
        if restoring.status != Some(1) {
            self.say(Breach::Lost, &format!("it was restored: {}", restoring.out));
        }
        if !restoring.err.contains(self.target.to_str().unwrap()) {
            self.say(Breach::Wrong, &format!("the copy is not named: {}", restoring.err));
        }
        if std::fs::read(self.scene.file()).unwrap() != before {
            self.say(Breach::Lost, "the file was changed by a copy that was refused");
        }
        let newest = beside::newest_whole(&self.scene.file(), Clock::System.today());
        if newest.as_ref().is_none_or(|copy| copy == self.target) {
            self.say(Breach::Wrong, &format!("named as the newest whole copy: {newest:?}"));
        }
    }
}
