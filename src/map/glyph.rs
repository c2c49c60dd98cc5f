//! Glyphs of lines: the kind of a link is told by its stroke, so that colour is not needed.

use super::chart::TieKind;
use super::layout::Link;

/// How thick a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Thin.
    Light,
    /// Thick.
    Heavy,
    /// Two thin lines.
    Double,
}

/// How a line is drawn: its weight, its glyphs along and down, and the same in ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stroke {
    /// Weight, which decides the corners.
    pub weight: Weight,
    /// Across and down.
    pub lines: [char; 2],
    /// Across and down in ASCII.
    pub ascii: [char; 2],
}

const fn stroke(weight: Weight, across: char, down: char, ascii_across: char, ascii_down: char) -> Stroke {
    Stroke { weight, lines: [across, down], ascii: [ascii_across, ascii_down] }
}

/// An ordinary frame, and a reporting line.
pub(super) const THIN: Stroke = stroke(Weight::Light, '─', '│', '-', '|');
/// The frame of who decides.
pub(super) const TWICE: Stroke = stroke(Weight::Double, '═', '║', '#', '#');
/// The frame of somebody unknown or never met.
pub(super) const BROKEN: Stroke = stroke(Weight::Light, '╌', '╎', '.', ':');
/// The frame of somebody unknown who decides: broken, with the corners of who decides.
pub(super) const BROKEN_TWICE: Stroke = stroke(Weight::Double, '╌', '╎', '.', ':');

/// The stroke of a link.
pub(super) fn of(link: Link) -> Stroke {
    match link {
        Link::Reports => THIN,
        Link::Circle => stroke(Weight::Light, '╌', '╎', '?', '?'),
        Link::Tie { kind, .. } => match kind {
            TieKind::Influences => stroke(Weight::Heavy, '━', '┃', '%', '%'),
            TieKind::Trusts => stroke(Weight::Double, '═', '║', '~', 'S'),
            TieKind::Conflict => stroke(Weight::Heavy, '╍', '╏', 'x', 'x'),
            TieKind::History => stroke(Weight::Light, '┄', '┆', '.', ':'),
            TieKind::Dotted => stroke(Weight::Light, '┈', '┊', ',', ';'),
        },
    }
}

/// A piece of a link, for a legend; in ASCII also of one that goes down, where that is another letter than the one it is known by.
pub(super) fn sample(link: Link, ascii: bool) -> String {
    let line = of(link);
    let [level, down] = line.ascii;
    let falls = (ascii && link != Link::Reports && level != down).then_some([' ', down]);
    let across = if ascii { line.ascii[0] } else { line.lines[0] };
    let [first, last] = signs(link, if ascii { '>' } else { '▸' });
    let cross = |sign: char| if ascii && sign == '×' { 'x' } else { sign };
    let lies = [first.map_or(across, cross), across, across, last.map_or(across, cross)];
    lies.into_iter().chain(falls.into_iter().flatten()).collect()
}

/// A piece of a frame, for a legend.
pub(super) fn corners(stroke: Stroke, ascii: bool) -> String {
    [RIGHT | DOWN, LEFT | RIGHT, LEFT | RIGHT, LEFT | DOWN].into_iter().map(|arms| joint(arms, Some(stroke), Some(stroke), ascii)).collect()
}

/// What stands at the two ends of a link instead of its line: the arrow that leads to its aim, or crosses.
pub(super) fn signs(link: Link, arrow: char) -> [Option<char>; 2] {
    match link {
        Link::Tie { kind: TieKind::Conflict, .. } => [Some('×'), Some('×')],
        Link::Tie { kind: TieKind::History, .. } | Link::Reports => [None, None],
        Link::Tie { .. } | Link::Circle => [None, Some(arrow)],
    }
}

/// Arms of a line in a cell, one bit each.
pub(super) const UP: u8 = 1;
/// To the right.
pub(super) const RIGHT: u8 = 2;
/// Down.
pub(super) const DOWN: u8 = 4;
/// To the left.
pub(super) const LEFT: u8 = 8;

/// The glyph of lines that meet: `across` runs to the left and right, `down` up and down.
pub(super) fn joint(arms: u8, across: Option<Stroke>, down: Option<Stroke>, ascii: bool) -> char {
    let (thick_across, thick_down) = (across.map(|stroke| stroke.weight), down.map(|stroke| stroke.weight));
    if arms & (UP | DOWN) == 0 {
        return across.map_or(' ', |stroke| if ascii { stroke.ascii[0] } else { stroke.lines[0] });
    }
    if arms & (LEFT | RIGHT) == 0 {
        return down.map_or(' ', |stroke| if ascii { stroke.ascii[1] } else { stroke.lines[1] });
    }
    if ascii {
        return '+';
    }
    let (Some(across), Some(down)) = (thick_across, thick_down) else { return ' ' };
    // Across and down: thin thin, thick thin, thin thick, thick thick, double thin, thin double, double double.
    let glyphs = match arms {
        6 => "┌┍┎┏╒╓╔",
        12 => "┐┑┒┓╕╖╗",
        3 => "└┕┖┗╘╙╚",
        9 => "┘┙┚┛╛╜╝",
        7 => "├┝┠┣╞╟╠",
        13 => "┤┥┨┫╡╢╣",
        14 => "┬┯┰┳╤╥╦",
        11 => "┴┷┸┻╧╨╩",
        _ => "┼┿╂╋╪╫╬",
    };
    let place = match (across, down) {
        (Weight::Light, Weight::Light) => 0,
        (Weight::Heavy, Weight::Light) => 1,
        (Weight::Light, Weight::Heavy) => 2,
        (Weight::Heavy, Weight::Heavy) => 3,
        (Weight::Double, Weight::Double) => 6,
        (Weight::Double, _) => 4,
        (_, Weight::Double) => 5,
    };
    glyphs.chars().nth(place).unwrap_or('+')
}
