//! Parts that panes are made of.

pub mod beside;
pub mod brief;
pub mod card;
pub mod comparison;
pub mod lines;
pub mod list;
pub mod matrix;
pub mod page;
pub mod pane;
pub mod rankings;
pub mod scroll;
pub mod sheet;
pub mod table;
pub mod tabs;
pub mod ticks;
pub mod told;
