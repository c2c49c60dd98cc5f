//! Lines of several styles, broken by the rule by which all text is broken.

use crate::printable::{width, wrap};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// The most cells of a line of prose: the eye loses the beginning of the next one behind longer ones.
pub const PROSE: usize = 72;

/// Blanks before what goes on from the line above.
const HANGING: &str = "  ";

/// A line broken to so many cells: what goes on from it is set in, so that it is not read as the next one.
pub fn hanging(line: Line<'static>, cells: usize) -> Vec<Line<'static>> {
    let mut lines = wrapped(line, cells).into_iter();
    let first = lines.next();
    // What is left is broken anew: it has less room.
    let rest: Vec<Vec<Span>> = lines.map(|line| line.spans.into_iter().map(|span| span.patch_style(line.style)).collect()).collect();
    let rest =
        if rest.is_empty() { Vec::new() } else { wrapped(Line::from(rest.join(&Span::raw(" "))), cells.saturating_sub(HANGING.len())) };
    let set_in = |mut line: Line<'static>| {
        line.spans.insert(0, Span::raw(HANGING));
        line
    };
    first.into_iter().chain(rest.into_iter().map(set_in)).collect()
}

/// The line in so many cells; what follows stands as far in as its beginning.
pub fn wrapped(line: Line<'static>, cells: usize) -> Vec<Line<'static>> {
    let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
    if width(&text) <= cells {
        return vec![line];
    }
    let begins = text.trim_start_matches(' ');
    let indent = width(&text).saturating_sub(width(begins)).min(cells / 2);
    let styled = line.spans.iter().flat_map(|span| span.content.chars().map(|c| (c, span.style)));
    let mut styles = styled.skip_while(|(c, _)| *c == ' ').peekable();
    let mut lines = Vec::new();
    for part in wrap(begins, cells.saturating_sub(indent)) {
        // At a break a blank went.
        while !part.starts_with(' ') && styles.next_if(|(c, _)| *c == ' ').is_some() {}
        let mut spans: Vec<Span> = vec![Span::raw(" ".repeat(indent))];
        for (c, (_, style)) in part.chars().zip(styles.by_ref().take(part.chars().count()).collect::<Vec<(char, Style)>>()) {
            match spans.last_mut() {
                Some(last) if last.style == style => last.content.to_mut().push(c),
                _ => spans.push(Span::styled(c.to_string(), style)),
            }
        }
        lines.push(Line::from(spans).style(line.style));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Stylize;

    /// «Гущин О.» would end a line, and «П.» begin the next one.
    #[test]
    fn lines_of_several_styles_break_by_the_same_rule() {
        let line = Line::from(vec!["  17.11  претензия".bold(), "  −2".red(), Span::raw("  Пестова А. С., Гущин О. П.")]);
        let lines = wrapped(line, 42);
        let texts: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["  17.11  претензия  −2  Пестова А. С.,", "  Гущин О. П."]);
        assert!(lines[0].spans.iter().any(|span| span.content == "  −2" && span.style == Style::new().red()), "{lines:?}");
    }
}
