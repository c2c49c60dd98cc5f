//! What a letter is: written by somebody to somebody, or sent by a program.

use mail_parser::parsers::MessageStream;
use mail_parser::{Message, MimeHeaders};

listed! {
    /// What a letter is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Nature {
        /// Somebody wrote it to somebody.
        #[default]
        Written,
        /// It is not sent yet.
        Draft,
        /// Word that another letter did not arrive, or that it did.
        Returned,
        /// A newsletter, or a list to which many write.
        Newsletter,
        /// An answer that a program gave.
        Automatic,
        /// It was taken for an advertisement, or thrown away.
        Discarded,
    }
}

impl Nature {
    /// What programs read of it.
    pub fn code(self) -> &'static str {
        match self {
            Nature::Written => "written",
            Nature::Draft => "draft",
            Nature::Returned => "returned",
            Nature::Newsletter => "newsletter",
            Nature::Automatic => "automatic",
            Nature::Discarded => "discarded",
        }
    }
}

/// Who sends word of letters, as the part of the address before the sign.
const POSTMASTERS: [&str; 3] = ["mailer-daemon", "postmaster", "mail-daemon"];
/// With which words the subject of an automatic answer begins.
const AUTOMATIC: [&str; 9] = [
    "автоответ",
    "автоматический ответ",
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "out of office",
    "automatische antwort",
    "abwesenheitsnotiz",
];
/// What Gmail writes of letters that are not sent, and of those that are no letters.
const DRAFTS: [&str; 3] = ["draft", "drafts", "черновики"];
const DISCARDED: [&str; 5] = ["spam", "trash", "спам", "корзина", "junk"];

/// A field of a letter as it stands there, in small letters.
pub(super) fn said(message: &Message, name: &str) -> Option<String> {
    let header = message.headers().iter().find(|header| header.name().eq_ignore_ascii_case(name))?;
    let raw = message.raw_message.get(header.offset_start as usize..header.offset_end as usize).unwrap_or_default();
    let text = MessageStream::new(raw).parse_unstructured().into_text().unwrap_or_default();
    Some(text.trim().to_lowercase())
}

/// Where Gmail kept a letter.
fn labels(message: &Message) -> Vec<String> {
    let labels = said(message, "X-Gmail-Labels").unwrap_or_default();
    labels.split(',').map(|label| label.trim().trim_matches('"').to_owned()).collect()
}

/// Whether the letter was kept where it was sent from.
pub(super) fn is_of_sent(message: &Message) -> bool {
    let labels = labels(message);
    let has = |name: &str| message.headers().iter().any(|header| header.name().eq_ignore_ascii_case(name));
    ["sent", "отправленные"].iter().any(|sent| labels.iter().any(|label| label == sent))
        || !["Received", "Delivered-To", "X-Received", "Return-Path"].iter().any(|name| has(name))
}

/// What a letter is, written by this address.
pub(super) fn nature(message: &Message, from: &str, subject: &str) -> Nature {
    let labels = labels(message);
    let is = |name: &str, wanted: &dyn Fn(&str) -> bool| said(message, name).is_some_and(|said| wanted(&said));
    let any = |_: &str| true;
    let any: &dyn Fn(&str) -> bool = &any;
    // Thunderbird marks in its bits what is thrown away.
    let thrown_away = is("X-Mozilla-Status", &|bits| u16::from_str_radix(bits.trim(), 16).is_ok_and(|bits| bits & 0x8 != 0));
    if is("X-Unsent", &|said| said.trim() == "1")
        || is("X-Mozilla-Draft-Info", any) && !is("Received", any)
        || labels.iter().any(|label| DRAFTS.contains(&label.as_str()))
    {
        return Nature::Draft;
    }
    if thrown_away || is("X-Spam-Flag", &|said| said.trim() == "yes") || labels.iter().any(|label| DISCARDED.contains(&label.as_str())) {
        return Nature::Discarded;
    }
    let name = from.split('@').next().unwrap_or_default();
    let is_report = message.root_part().content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"));
    if is_report || POSTMASTERS.contains(&name) || is("X-Failed-Recipients", any) {
        return Nature::Returned;
    }
    let subject = subject.to_lowercase();
    if is("Auto-Submitted", &|said| !said.trim().starts_with("no"))
        || is("X-Autoreply", any)
        || is("X-Autorespond", any)
        || is("Precedence", &|said| said.contains("auto_reply"))
        || AUTOMATIC.iter().any(|begin| subject.starts_with(begin))
    {
        return Nature::Automatic;
    }
    if is("List-Unsubscribe", any) || is("List-Id", any) || is("Precedence", &|said| ["bulk", "list", "junk"].contains(&said.trim())) {
        return Nature::Newsletter;
    }
    Nature::Written
}
