//! The influence map: who decides, who moves them, how we reach them (M19, M42, M45).
//!
//! [`chart`] is what is known, [`read`] fills it from the file, [`answers`] answers questions to it; [`layout`] gives
//! every person a box and every link a route, [`draw`] puts them on a grid of cells, [`walk`] goes from box to box.
//! Screen, text and SVG are renderings of the same layout.

pub mod answers;
pub mod card;
pub mod chart;
pub mod document;
pub mod draw;
mod glyph;
pub mod layout;
mod lines;
pub mod mermaid;
pub mod read;
pub mod svg;
pub mod table;
pub mod view;
pub mod visible;
pub mod walk;

pub use chart::{Chart, Node, Tie, TieKind};
pub use view::{Lit, View, Zoom};
