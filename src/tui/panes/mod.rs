//! The panes: one file each.

pub mod account;
pub mod accounts;
mod actions;
pub mod answers;
pub mod diary;
pub mod dossier;
pub mod doubts;
pub mod list_pane;
pub mod map;
pub mod month;
mod once;
pub mod page_pane;
pub mod people;
pub mod people_tab;
mod picture;
pub mod plan;
pub mod portfolio;
pub mod practice;
pub mod records;
pub mod reports;
mod review;
pub mod settings;
pub mod shelf_tab;
pub mod table_pane;
pub mod team;
pub mod today;
mod white_space;
