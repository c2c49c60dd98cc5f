//! The text of a letter that is a web page, line by line: `mail-parser` reads its letters, and what it knows nothing of is marked for it here:
//! where a line begins, how far white space goes, what is quoted, and which figures are raised. Without that «500» and «700» of two lines, or
//! «480» and «500» of two words, would make one number.

use super::own_words::ends_with_an_attribution;
use mail_parser::decoders::html::html_to_text;

/// Where a block begins or ends, as a letter that no text has.
const LINE: char = '\u{E000}';
/// Where a cell of a table does.
const CELL: char = '\u{E001}';
/// White space, of whatever length: the library loses what stands before an element or behind it.
const BLANK: char = '\u{E002}';
/// Where figures begin that are raised or lowered, and where such ones end.
const RAISED: char = '\u{E003}';
const LOWERED: char = '\u{E004}';
const LEVEL: char = '\u{E005}';
/// Where a quotation begins, where something does that is one below a line that says who wrote it, and where either ends.
const QUOTE: char = '\u{E006}';
const INDENT: char = '\u{E007}';
const UNQUOTE: char = '\u{E008}';
/// How a line begins that is quoted, once for each quotation it stands in.
pub(super) const QUOTED: char = '\u{E009}';

/// Raised figures as letters of their own: «12<sup>50</sup>» is no 1250.
const RAISED_FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// The same of lowered ones.
const LOWERED_FIGURES: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// The elements of a page that begin on a line of their own.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// The elements that are cells.
const CELLS: [&str; 2] = ["td", "th"];

/// The elements of what is struck out.
const STRUCK: [&str; 3] = ["del", "s", "strike"];
/// The elements that end where they begin.
const EMPTY: [&str; 7] = ["area", "br", "hr", "img", "input", "link", "meta"];
/// The elements of which nothing is read, where they have an end.
const UNREAD: [&str; 4] = ["head", "script", "style", "template"];
/// What the element of a quotation says of itself; one that says none of it may only be set in.
const QUOTING: [&str; 4] = ["type=cite", "type=\"cite", "quote", "border-left:"];
/// With which words the style of an element keeps it from being shown.
const HIDING: [&str; 3] = ["display:none", "visibility:hidden", "mso-hide:all"];

/// The text of a page, as a reader sees it.
pub(super) fn text(page: &str) -> String {
    laid_out(&html_to_text(&marked(&shown(page))))
}

/// A page without what no reader sees, and without what is struck out: «Срок <del>10</del> 14 дней» says fourteen. Of what has no end nothing is
/// left out.
fn shown(page: &str) -> String {
    let mut shown = String::with_capacity(page.len());
    let mut parts = page.split_inclusive('>');
    // From where it is left out, of which element, and how many of its name are open.
    let mut left_out: Option<(usize, String, usize)> = None;
    parts.by_ref().for_each(|part| {
        let (before, tag) = part.rfind('<').and_then(|at| part.split_at_checked(at)).unwrap_or((part, ""));
        let bare = tag.trim_start_matches('<');
        let name: String =
            bare.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let ends = bare.starts_with('/');
        shown.push_str(before);
        let begins = shown.len();
        shown.push_str(tag);
        match &mut left_out {
            Some((_, of, open)) if *of == name && !ends && !tag.ends_with("/>") => *open += 1,
            Some((from, of, open)) if *of == name && ends => {
                *open -= 1;
                if *open == 0 {
                    shown.truncate(*from);
                    left_out = None;
                }
            }
            None if !ends && !name.is_empty() && !EMPTY.contains(&name.as_str()) && !tag.ends_with("/>") => {
                let hides = STRUCK.contains(&name.as_str()) || {
                    let plain: String = tag.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
                    HIDING.iter().any(|words| plain.contains(words))
                };
                left_out = hides.then_some((begins, name, 1));
            }
            _ => {}
        }
    });
    shown
}

/// A page with a mark wherever a block or a cell begins or ends, without remarks, and with its elements bare.
fn marked(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let mut marked = String::with_capacity(page.len() + page.len() / 4);
    let mut parts = page.split('<');
    put(&mut marked, parts.next().unwrap_or_default(), false);
    let (mut is_remark, mut is_written) = (false, false);
    let mut is_blank_of = None;
    for part in parts {
        // «5 < 7» begins no element.
        if !is_remark && !part.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            marked.push_str("&lt;");
            put(&mut marked, part, is_written);
            continue;
        }
        is_remark |= part.starts_with("!--");
        if is_remark {
            let Some((_, after)) = part.split_once("-->") else { continue };
            is_remark = false;
            put(&mut marked, after, is_written);
            continue;
        }
        let Some((tag, text)) = part.split_once('>') else { continue };
        let (ends, name) = (tag.starts_with('/'), name_of(tag));
        // The library ends the line of a paragraph itself.
        let is_block = BLOCKS.contains(&name.as_str()) && !(name == "p" && ends);
        if is_block || name == "br" {
            keep_mark(&mut marked);
        }
        // A block with nothing but a blank in it is how some programs leave a line empty.
        if is_block && ends && is_blank_of.take().as_ref() == Some(&name) {
            marked.push_str("<br>");
        }
        is_blank_of = (is_block && text == " " && !ends).then(|| name.clone());
        if is_block {
            marked.push(LINE);
        } else if CELLS.contains(&name.as_str()) {
            marked.push(CELL);
        }
        marked.extend(meaning(&name, tag));
        // What the library knows of an element is its name.
        if !name.is_empty() && (ends || !UNREAD.contains(&name.as_str()) || lower.contains(&format!("</{name}"))) {
            marked.push_str(if ends { "</" } else { "<" });
            marked.push_str(&name);
            marked.push('>');
        }
        if name == "pre" {
            is_written = !ends;
        }
        put(&mut marked, if name == "pre" { text.trim_start_matches(['\r', '\n']) } else { text }, is_written);
    }
    marked
}

/// The name of the element that a tag begins or ends; empty of what is none.
fn name_of(tag: &str) -> String {
    tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

/// What an element means beside where it stands.
fn meaning(name: &str, tag: &str) -> Option<char> {
    let ends = tag.starts_with('/');
    match name {
        "sup" | "sub" if ends => Some(LEVEL),
        "sup" => Some(RAISED),
        "sub" => Some(LOWERED),
        "blockquote" if ends => Some(UNQUOTE),
        "blockquote" => {
            let plain: String = tag.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            let said = plain.get(name.len()..).unwrap_or_default();
            Some(if QUOTING.iter().any(|words| said.contains(words)) { QUOTE } else { INDENT })
        }
        _ => None,
    }
}

/// Adds text to a page: white space as a mark, and lines as they are typed (`is_written`) with their ends.
fn put(marked: &mut String, text: &str, is_written: bool) {
    for c in text.chars() {
        match c {
            '\n' if is_written => {
                keep_mark(marked);
                marked.push_str("<br>");
            }
            ' ' | '\t' | '\r' | '\n' | '\u{c}' if marked.ends_with(BLANK) || is_written && c == '\r' => {}
            ' ' | '\t' | '\r' | '\n' | '\u{c}' => marked.push(BLANK),
            c => marked.push(c),
        }
    }
}

/// Keeps the blank behind the mark of a signature that ends here: it is the better half of it.
fn keep_mark(marked: &mut String) {
    let begun = marked.strip_suffix(BLANK).and_then(|text| text.strip_suffix("--"));
    if begun.is_some_and(|before| before.is_empty() || before.ends_with(['>', BLANK])) {
        marked.pop();
        marked.push_str("&nbsp;");
    }
}

/// The lines of a page as they come about.
#[derive(Default)]
struct Lines {
    text: String,
    line: String,
    /// What the line stands in that is set in, and whether that is quoted.
    within: Vec<bool>,
    figures: Option<[char; 10]>,
}

impl Lines {
    fn end(&mut self) {
        self.text.extend(self.within.iter().filter(|is_quoted| **is_quoted).map(|_| QUOTED));
        self.text.push_str(self.line.trim_end_matches(' '));
        self.text.push('\n');
        self.line.clear();
    }

    fn end_begun(&mut self) {
        if !self.line.is_empty() {
            self.end();
        }
    }

    fn add(&mut self, c: char) {
        let figure = self.figures.zip(c.to_digit(10)).and_then(|(figures, digit)| figures.get(digit as usize).copied());
        self.line.push(figure.unwrap_or(c));
    }
}

/// The text with a line for each mark of one, unless it stands at the beginning of a line, with one blank for white space within a line, and
/// with cells that stand apart.
fn laid_out(text: &str) -> String {
    let mut lines = Lines { text: String::with_capacity(text.len()), ..Lines::default() };
    for c in text.chars() {
        match c {
            '\n' => lines.end(),
            LINE => lines.end_begun(),
            CELL | BLANK if lines.line.is_empty() || lines.line.ends_with(' ') => {}
            CELL | BLANK => lines.line.push(' '),
            RAISED => lines.figures = Some(RAISED_FIGURES),
            LOWERED => lines.figures = Some(LOWERED_FIGURES),
            LEVEL => lines.figures = None,
            QUOTE | INDENT => {
                lines.end_begun();
                let is_quoted = c == QUOTE || ends_with_an_attribution(&lines.text);
                lines.within.push(is_quoted);
            }
            UNQUOTE => {
                lines.end_begun();
                lines.within.pop();
            }
            c => lines.add(c),
        }
    }
    lines.end_begun();
    lines.text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str) -> Vec<String> {
        let text = text(page).replace('\u{a0}', " ");
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn a_web_page_becomes_lines() {
        let page = "<html><head><style>p{}</style><script>alert(1)</script></head><body><div>Добрый день!</div><div>Цена&nbsp;—&nbsp;5.<img src=\"http://example.org/x.png\"></div><p>Третья</p></body></html>";
        assert_eq!(lines(page), ["Добрый день!", "Цена — 5.", "Третья"]);
    }

    /// Whatever begins a line ends the one before, whether that was ended or not.
    #[test]
    fn words_of_two_blocks_are_never_one() {
        for page in [
            "<div dir=\"ltr\">Цена 500<div>700 за вкладыш</div></div>",
            "<p>Цена 500<p>700 за вкладыш",
            "<ul><li>Цена 500<li>700 за вкладыш</ul>",
            "<dl><dt>Цена 500<dd>700 за вкладыш</dl>",
            "Цена 500<p>700 за вкладыш</p>",
            "Цена 500<TABLE><TR><TD>700 за вкладыш</TD></TR></TABLE>",
            "<h2>Цена 500</h2>700 за вкладыш",
            "Цена 500<hr/>700 за вкладыш",
            "<section>Цена 500</section><section>700 за вкладыш</section>",
            "Цена 500<br>700 за вкладыш",
            "<pre>Цена 500\r\n700 за вкладыш</pre>",
            "Цена 500<!-- <div>1</div> -->\n<center>700 за вкладыш</center>",
        ] {
            assert_eq!(lines(page), ["Цена 500", "700 за вкладыш"], "{page}");
        }
        assert_eq!(lines("<p>Цена <b>5</b>00 за <i>вкладыш</i></p>"), ["Цена 500 за вкладыш"]);
    }

    #[test]
    fn what_no_reader_sees_is_no_text() {
        for (page, wanted) in [
            ("<p>Срок <del>10</del> 14 дней</p>", "Срок 14 дней"),
            ("<p>Цена <s>25</s> 20 <strike>30</strike></p>", "Цена 20"),
            ("<div style=\"Display: NONE; color:red\">Цена 999 <div>за штуку</div></div><p>Цена 20</p>", "Цена 20"),
            ("<span style='mso-hide:all'>999</span>Цена 20", "Цена 20"),
            // Of what has no end nothing is lost.
            ("<p style=\"display:none\">Цена <span>20", "Цена 20"),
            ("<p>Цена <s>20", "Цена 20"),
            ("<p>При 5 < 7 цена <b>20</b></p>", "При 5 < 7 цена 20"),
        ] {
            assert_eq!(lines(page).join(" ").split_whitespace().collect::<Vec<_>>().join(" "), wanted, "{page}");
        }
    }

    #[test]
    fn a_block_with_a_blank_in_it_is_an_empty_line() {
        for blank in ["<div> </div>", "<div>&nbsp;</div>", "<div><br></div>", "<p> </p>"] {
            let text = text(&format!("<div>Да.</div>{blank}<div>Иван</div>")).replace('\u{a0}', " ");
            assert_eq!(text.lines().map(str::trim).collect::<Vec<_>>(), ["Да.", "", "Иван"], "{blank}");
        }
        for page in ["<div>Да.</div> \n <div>Иван</div>", "<p>Да.</p>\n<p>Иван", "<p>Да.</p><div>Иван</div>"] {
            assert_eq!(text(page).trim_end(), "Да.\nИван", "{page}");
        }
    }

    /// As HTML collapses it: a blank before an element or behind it is one.
    #[test]
    fn white_space_stays_where_an_inline_element_begins_or_ends() {
        for (page, wanted) in [
            ("<p><b>480</b> 500 руб. опт</p>", "480 500 руб. опт"),
            ("<p><b>480</b> <b>500</b> 600</p>", "480 500 600"),
            ("<p><b>Цена:</b> 480 руб.</p>", "Цена: 480 руб."),
            ("<p> <b> Цена: </b> 480\r\n\t<i> руб. </i></p>", "Цена: 480 руб."),
            ("<table><tr><td><b>Короб</b> 480 <i>руб</i></td><td> 35 </td></table>", "Короб 480 руб 35"),
            ("<div><span>12</span> 000 руб. &ndash; цена</div>", "12 000 руб. – цена"),
            ("<li><font>12</font>&nbsp;000 <a href=\"x\">руб.</a></li>", "12 000 руб."),
            ("<p><b>5</b>00 <b>R&amp;D</b> &amp; co; <i>1</i>;2</p>", "500 R&D & co; 1;2"),
            ("<style type=\"text/css\">p { color: red }</style><p>Цена <span>480</span></p>", "Цена 480"),
        ] {
            assert_eq!(lines(page), [wanted], "{page}");
        }
        assert_eq!(lines("<p>Цена <b>500</b><br clear=\"all\"><i>700</i> опт</p>"), ["Цена 500", "700 опт"]);
    }

    #[test]
    fn raised_figures_never_run_into_those_before_them() {
        for (page, wanted) in [
            ("<p>Цена 12<sup>50</sup>, 480<sup>00</sup></p>", "Цена 12⁵⁰, 480⁰⁰"),
            ("<p>500<sup>1</sup> м<sup>2</sup> H<sub>2</sub>O 1<sup>st</sup> 5<sup>&#53;</sup>0</p>", "500¹ м² H₂O 1st 5⁵0"),
        ] {
            assert_eq!(lines(page), [wanted], "{page}");
        }
    }

    #[test]
    fn what_is_quoted_is_marked_and_what_is_only_set_in_is_not() {
        let quoted = |page: &str| lines(page).iter().map(|line| line.replace(QUOTED, ">")).collect::<Vec<_>>();
        for quote in ["<blockquote type=\"cite\">", "<BLOCKQUOTE type=cite>", "<blockquote class=\"gmail_quote\" style=\"margin:0\">"] {
            assert_eq!(quoted(&format!("{quote}<p>500?</p></blockquote><p>480.</p>")), [">500?", "480."], "{quote}");
        }
        assert_eq!(quoted("<blockquote type=cite>1<blockquote type=cite>2</blockquote>3</blockquote>4"), [">1", ">>2", ">3", "4"]);
        for plain in ["<blockquote>", "<blockquote style=\"margin:0 0 0 40px; border: none\">"] {
            assert_eq!(quoted(&format!("Условия:{plain}<p>480</p></blockquote>Ждём.")), ["Условия:", "480", "Ждём."], "{plain}");
        }
        assert_eq!(
            quoted("<div>25.11.2026, 18:02, \"Орехов\" &lt;o@x.example&gt;:</div><blockquote>500?</blockquote>480."),
            ["25.11.2026, 18:02, \"Орехов\" <o@x.example>:", ">500?", "480."]
        );
    }

    /// «К-5» and «1200» would become «К-51200».
    #[test]
    fn cells_of_a_table_stay_apart() {
        let page = "<table><tr><td>К-5</td><td>1200</td><td>35</td></tr><tr><th>Итого</th><th>2,10</th></tr></table>";
        assert_eq!(lines(page), ["К-5 1200 35", "Итого 2,10"]);
        assert_eq!(lines("<table><tr><td>Короб<td>500<td>700</table>"), ["Короб 500 700"]);
    }

    #[test]
    fn the_mark_of_a_signature_keeps_its_blank() {
        for page in ["Да.<div>-- <br>Иван</div>", "Да.<pre class=\"moz-signature\" cols=\"72\">-- \nИван</pre>"] {
            let text = text(page).replace('\u{a0}', " ");
            assert_eq!(text.lines().collect::<Vec<_>>(), ["Да.", "-- ", "Иван"], "{page}");
        }
    }
}
