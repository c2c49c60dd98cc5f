//! A QR code in half blocks: what a phone reads off a screen or a printed page, without a network.

use qrcode::{EcLevel, QrCode};

/// Modules of free ground around the code. Four are the rule; on a screen, where nothing else is that light, readers need two.
const GROUND: usize = 2;

/// A code with the free ground around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Modules of a side, with the ground.
    side: usize,
    /// Row by row, whether a module is dark.
    dark: Vec<bool>,
}

impl Code {
    /// The smallest code of a text; `None` where it is longer than any code holds.
    pub fn of(text: &str) -> Option<Code> {
        // A screen is neither torn nor stained: the least correction makes the smallest code.
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L).ok()?;
        let inner = code.width();
        let modules = code.into_colors();
        let side = inner + 2 * GROUND;
        let dark = |at: usize| {
            let (row, column) = (at / side, at % side);
            let within = |place: usize| place.checked_sub(GROUND).filter(|place| *place < inner);
            let module = within(row).zip(within(column)).and_then(|(row, column)| modules.get(row * inner + column));
            module.is_some_and(|module| module.select(true, false))
        };
        Some(Code { side, dark: (0..side * side).map(dark).collect() })
    }

    /// The columns and rows that it takes in cells: two modules stand above each other in one.
    pub fn size(&self) -> (usize, usize) {
        (self.side, self.side.div_ceil(2))
    }

    /// Its lines, drawn in the colour of letters: the dark modules, or the light ones where letters are light themselves.
    pub fn lines(&self, letters_are_light: bool) -> Vec<String> {
        let inked = |row: usize, column: usize| {
            let dark = row < self.side && self.dark.get(row * self.side + column).copied().unwrap_or_default();
            dark != letters_are_light && (row < self.side || letters_are_light)
        };
        let cell = |row: usize, column: usize| match (inked(row, column), inked(row + 1, column)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..self.side).step_by(2).map(|row| (0..self.side).map(|column| cell(row, column)).collect()).collect()
    }
}
