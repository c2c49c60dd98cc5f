//! Asking on the terminal.

use super::failure::Failure;
use super::out::Out;
use crate::domain::Lang;
use crate::domain::name::fold;
use crate::text::shell;
use std::io::{BufRead, IsTerminal};

/// Whether somebody sits there who can answer.
///
/// # Errors
/// What is said where nobody does.
pub fn somebody(nobody: impl FnOnce() -> String) -> anyhow::Result<()> {
    somebody_for(2, nobody)
}

/// The same, where the lack of an answer has a status of its own.
///
/// # Errors
/// What is said where nobody does.
pub fn somebody_for(status: u8, nobody: impl FnOnce() -> String) -> anyhow::Result<()> {
    match std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        true => Ok(()),
        false => Err(Failure { status, text: nobody() }.into()),
    }
}

/// Asks a question that is answered with 1 or 2, or with Enter for the proposed one. Without an answer it is that too.
///
/// # Errors
/// Those of the terminal.
pub fn one_of_two(question: &str, proposed: u8, out: &mut Out) -> anyhow::Result<u8> {
    loop {
        out.raw(question)?;
        let mut answer = String::new();
        let is_over = std::io::stdin().lock().read_line(&mut answer)? == 0;
        match answer.trim() {
            "1" => return Ok(1),
            "2" => return Ok(2),
            "" => return Ok(proposed),
            _ if is_over => return Ok(proposed),
            _ => {}
        }
    }
}

/// Asks a question that is answered with yes or no.
///
/// # Errors
/// Those of the terminal.
pub fn confirmed(question: &str, out: &mut Out) -> anyhow::Result<bool> {
    out.raw(question)?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    let answer = fold(answer.trim());
    // Whoever was asked in one language may still answer in the other, or with the first letter.
    Ok(!answer.is_empty() && Lang::ALL.iter().any(|lang| fold(shell::YES.get(*lang)).starts_with(&answer)))
}
