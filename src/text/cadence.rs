//! The rhythm of the work.

crate::sentences! {
    CADENCE: "Ритм работы" / "Cadence";
    /// The columns.
    JOB: "Работа" / "Job";
    LAST: "Было" / "Done";
    DUE: "Срок" / "Due";
    MINUTES: "Минут" / "Minutes";
    GIVES: "Что даст" / "What it gives";
    /// What has no day.
    NEVER: "ни разу" / "never";
    NOBODY: "не для кого" / "for nobody yet";
    /// Beside a job.
    TAKES: "Займёт" / "Takes";
    fn minutes(count: u32): "{count} мин" / "{count} min";
    WHOSE: "Чья очередь" / "Whose turn";
    WHICH: "Какой месяц" / "Which month";
    BEGUN: "Начато" / "Begun";
    fn not_done(day: &str): "{day}, не закончено" / "{day}, not done";
    GO_ON: "продолжить" / "go on";
    NOTHING: "Работ нет." / "There are no jobs.";
    /// How many have come.
    fn due_now(count: usize): "пора: {count}" / "due: {count}";
}
