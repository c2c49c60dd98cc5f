//! The pictures that a look may be, which are walked alike.

use crate::domain::Lang;
use crate::tui::actions::Action;
use crate::tui::canvas::Canvas;
use crate::tui::widgets::matrix::{Cells, Matrix};
use crate::tui::widgets::rankings::{Both, Rankings};
use crate::tui::widgets::sheet::{Sheet, Squares};
use ratatui::layout::Rect;
use std::fmt::Debug;

/// A picture with names that are walked among.
pub(in crate::tui::panes) trait Body: Debug + Default {
    /// What it shows.
    type Content: Clone;
    /// Shows something else; what is selected stays so.
    fn set(&mut self, content: Self::Content);
    /// Whether there is nothing in it.
    fn is_empty(content: &Self::Content) -> bool;
    /// How many lines all of it takes in so many cells.
    fn needed(&self, cells: u16) -> u16;
    /// Whether all of it is read in so many cells and lines: then something may stand beside it.
    fn is_whole(&self, room: (u16, u16)) -> bool;
    /// Takes so many cells and lines.
    fn lay(&mut self, room: (u16, u16), lang: Lang);
    /// What is selected.
    fn current(&self) -> Option<i64>;
    /// Selects something, wherever it stands.
    fn seek(&mut self, id: i64);
    /// Selects what was clicked.
    fn point(&mut self, number: usize);
    /// Walks; `true` where the action was one of walking.
    fn walk(&mut self, action: Action) -> bool;
    /// What is selected, to be opened; none where a part of the picture was opened instead.
    fn open(&mut self) -> Option<i64> {
        self.current()
    }
    /// Whether that opens a part of the picture.
    fn opens_part(&self) -> bool {
        false
    }
    /// The part that is open: what it is called, and how many stand in it.
    fn opened(&self) -> Option<(String, usize)> {
        None
    }
    /// Closes it; `true` where one was open.
    fn close(&mut self) -> bool {
        false
    }
    /// Draws it.
    fn view(&self, canvas: &mut Canvas, area: Rect);
}

/// Forwards what both pictures do alike to what they do themselves.
macro_rules! walked {
    () => {
        fn current(&self) -> Option<i64> {
            self.current()
        }

        fn seek(&mut self, id: i64) {
            self.seek(id);
        }

        fn point(&mut self, number: usize) {
            self.point(number);
        }

        fn walk(&mut self, action: Action) -> bool {
            self.walk(action)
        }

        fn view(&self, canvas: &mut Canvas, area: Rect) {
            self.view(canvas, area);
        }
    };
}

impl Body for Matrix {
    type Content = Cells;

    walked!();

    fn set(&mut self, content: Cells) {
        self.set(content);
    }

    fn is_empty(content: &Cells) -> bool {
        content.is_empty()
    }

    fn needed(&self, cells: u16) -> u16 {
        self.needed(cells)
    }

    fn is_whole(&self, room: (u16, u16)) -> bool {
        self.is_whole(room)
    }

    fn lay(&mut self, room: (u16, u16), lang: Lang) {
        self.lay(room, lang);
    }

    fn open(&mut self) -> Option<i64> {
        self.open()
    }

    fn opens_part(&self) -> bool {
        self.opens_cell()
    }

    fn opened(&self) -> Option<(String, usize)> {
        self.opened()
    }

    fn close(&mut self) -> bool {
        self.close()
    }
}

impl Body for Rankings {
    type Content = Both;

    walked!();

    fn set(&mut self, content: Both) {
        self.set(content);
    }

    fn is_empty(content: &Both) -> bool {
        content.iter().all(|(_, rows)| rows.is_empty())
    }

    fn needed(&self, _cells: u16) -> u16 {
        self.needed()
    }

    fn is_whole(&self, room: (u16, u16)) -> bool {
        self.is_whole(room.0)
    }

    fn lay(&mut self, room: (u16, u16), _lang: Lang) {
        self.lay(room);
    }
}

impl Body for Sheet {
    type Content = Squares;

    walked!();

    fn set(&mut self, content: Squares) {
        self.set(content);
    }

    fn is_empty(content: &Squares) -> bool {
        content.is_empty()
    }

    fn needed(&self, cells: u16) -> u16 {
        self.needed(cells)
    }

    fn is_whole(&self, room: (u16, u16)) -> bool {
        self.is_whole(room.0)
    }

    fn lay(&mut self, room: (u16, u16), _lang: Lang) {
        self.lay(room);
    }
}
