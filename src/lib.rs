//! Kamdesk: a terminal workbench for one Key Account Manager.
//!
//! Data goes one way: keys and arguments become actions ([`tui`], [`cli`]), actions go through use cases ([`capture`], [`today`],
//! [`prep`], [`editing`], [`import`]) to the [`store`], and what the use cases give is drawn, printed or written out.
//! [`domain`] knows the trade and nothing else.
// A table of sentences is one macro that takes them one after another.
#![recursion_limit = "256"]

/// Declares an enum and the list of all its variants, in one: no new one can be left out of it.
macro_rules! listed {
    ($(#[$about:meta])* $seen:vis enum $name:ident { $($(#[$said:meta])* $variant:ident),* $(,)? }) => {
        $(#[$about])*
        $seen enum $name { $($(#[$said])* $variant),* }

        impl $name {
            /// Every one there is.
            $seen const ALL: [$name; <[&str]>::len(&[$(stringify!($variant)),*])] = [$($name::$variant),*];
        }
    };
}

pub mod cadence;
pub mod calendar;
pub mod capture;
pub mod changes;
pub mod cli;
pub mod clock;
pub mod concession;
pub mod debrief;
pub mod demo;
pub mod documents;
pub mod domain;
pub mod editing;
pub mod exchange;
pub mod import;
pub mod letters;
pub mod map;
pub mod month;
pub mod page;
pub mod platform;
pub mod portfolio;
pub mod practice;
pub mod prep;
pub mod printable;
pub mod review;
pub mod risk;
pub mod search;
pub mod settings;
pub mod store;
pub mod text;
pub mod today;
pub mod tui;
pub mod watched;
pub mod whose;
