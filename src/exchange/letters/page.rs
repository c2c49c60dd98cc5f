//! The text of a letter that is a web page, line by line: `mail-parser` reads it, and where a line begins is marked for it here, since it
//! knows no blocks. Without that «500» and «700» of two lines would make one number.

use mail_parser::decoders::html::html_to_text;

/// Where a block begins or ends, as a letter that no text has.
const LINE: char = '\u{E000}';
/// Where a cell of a table does.
const CELL: char = '\u{E001}';

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

/// A page with a mark wherever a block or a cell begins or ends, without remarks.
fn marked(page: &str) -> String {
    let mut marked = String::with_capacity(page.len() + page.len() / 4);
    let mut parts = page.split('<');
    marked.push_str(parts.next().unwrap_or_default());
    let (mut is_remark, mut is_written) = (false, false);
    let mut is_blank_of = None;
    for part in parts {
        // «5 < 7» begins no element.
        if !is_remark && !part.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            marked.push_str("&lt;");
            marked.push_str(part);
            continue;
        }
        is_remark |= part.starts_with("!--");
        if is_remark {
            let Some((_, after)) = part.split_once("-->") else { continue };
            is_remark = false;
            marked.push_str(after);
            continue;
        }
        let name: String = part.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        // The library ends the line of a paragraph itself.
        let is_ended = name == "p" && part.starts_with('/');
        let (is_block, is_cell) = (BLOCKS.contains(&name.as_str()) && !is_ended, CELLS.contains(&name.as_str()));
        // The mark of a signature, of which the blank behind it is the better half.
        if (is_block || name == "br") && (marked.ends_with(">-- ") || marked.ends_with("\n-- ")) {
            marked.pop();
            marked.push_str("&nbsp;");
        }
        // A block with nothing but a blank in it is how some programs leave a line empty.
        if is_block && part.starts_with('/') && is_blank_of.take().as_ref() == Some(&name) {
            marked.push_str("<br>");
        }
        is_blank_of = part.split_once('>').filter(|(_, text)| is_block && *text == " " && !part.starts_with('/')).map(|_| name.clone());
        if is_block {
            marked.push(LINE);
        } else if is_cell {
            marked.push(CELL);
        }
        marked.push('<');
        if name == "pre" {
            is_written = !part.starts_with('/');
        }
        match part.split_once('>').filter(|_| is_written) {
            // Lines as they are typed.
            Some((tag, text)) => {
                marked.push_str(tag);
                marked.push('>');
                let text = if name == "pre" { text.trim_start_matches(['\r', '\n']) } else { text };
                let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
                marked.push_str(lines.next().unwrap_or_default());
                for line in lines {
                    if marked.ends_with(">-- ") {
                        marked.pop();
                        marked.push_str("&nbsp;");
                    }
                    marked.push_str("<br>");
                    marked.push_str(line);
                }
            }
            None => marked.push_str(part),
        }
    }
    marked
}

/// The text with a line for each mark of one, unless it stands at the beginning of a line, and cells that stand apart.
fn laid_out(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for (at, block) in text.split(LINE).enumerate() {
        if at > 0 && !lines.is_empty() && !lines.ends_with('\n') {
            lines.push('\n');
        }
        for (at, cell) in block.split(CELL).enumerate() {
            let is_begun = !lines.is_empty() && !lines.ends_with(['\n', ' ']);
            if at > 0 && is_begun {
                lines.push(' ');
            }
            lines.push_str(cell.trim_matches(' '));
        }
    }
    lines
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
