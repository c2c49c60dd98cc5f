//! In which characters a file is written: Russian programs still write windows-1251.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, IBM866, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16LE, WINDOWS_1250, WINDOWS_1251};
use encoding_rs::{WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257, X_MAC_CYRILLIC};
use std::borrow::Cow;

/// How much of a file is looked at to guess its encoding, in bytes.
const SAMPLE: usize = 256 * 1024;

/// The encodings a person can choose from when the guess was wrong, the likely ones first.
pub static CHOICES: [&Encoding; 16] = [
    UTF_8,
    WINDOWS_1251,
    IBM866,
    KOI8_R,
    X_MAC_CYRILLIC,
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1257,
    MACINTOSH,
    UTF_16LE,
    GBK,
    BIG5,
    SHIFT_JIS,
    EUC_KR,
];

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without NUL characters.
    pub text: Cow<'a, str>,
    /// The name of the encoding.
    pub encoding: &'static str,
    /// The lines, from 1, in which some bytes make no character; there they stand as U+FFFD.
    pub garbled: Vec<u64>,
}

/// The text of a file, in the encoding that is asked for, or else in the one it seems to be in.
pub fn decode<'a>(bytes: &'a [u8], wanted: Option<&'static Encoding>) -> Decoded<'a> {
    let (marked, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (Some(encoding), bytes.get(mark..).unwrap_or_default()),
        None => (None, bytes),
    };
    let encoding = wanted.or(marked).unwrap_or_else(|| Letters::encoding_of(bytes));
    let mut decoded = Decoded { text: Cow::Borrowed(""), encoding: encoding.name(), garbled: Vec::new() };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    decoded.text = if damaged && encoding == UTF_8 && wanted.is_none() { line_by_line(bytes).into() } else { text };
    if damaged {
        let lines = decoded.text.split('\n').zip(1_u64..);
        decoded.garbled = lines.filter(|(line, _)| line.contains(char::REPLACEMENT_CHARACTER)).map(|(_, at)| at).collect();
    }
    if decoded.text.contains('\0') {
        // Some programs pad their fields with it. It is no letter of any name.
        decoded.text = decoded.text.replace('\0', "").into();
    }
    decoded
}

/// A text that comes with the name of an encoding, which is not always the one it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// The text, without NUL characters.
    pub text: String,
    /// The name of the encoding in which it was read, where nothing holds of what is said of that: it is a guess.
    pub guessed: Option<&'static str>,
    /// Some bytes make no character; there it has U+FFFD.
    pub garbled: bool,
}

/// The text of bytes that say in which encoding they are. That holds unless they are none of it, or are UTF-8, or it is that of Western
/// letters, which programs name where they know no better, and what stands there reads as Russian.
pub fn labelled(bytes: &[u8], label: Option<&str>) -> Labelled {
    let named = label.and_then(named);
    let looks = decode(bytes, None);
    let Some(encoding) = named else {
        let guessed = (looks.encoding != UTF_8.name()).then_some(looks.encoding);
        return Labelled { guessed, garbled: !looks.garbled.is_empty(), text: looks.text.into_owned() };
    };
    let (text, garbled) = encoding.decode_with_bom_removal(bytes);
    let said = Labelled { text: text.replace('\0', ""), guessed: None, garbled };
    let is_doubtful = garbled || encoding == WINDOWS_1252 || encoding.is_single_byte() && std::str::from_utf8(bytes).is_ok();
    if bytes.is_ascii() || !is_doubtful || !looks.garbled.is_empty() || looks.text == said.text {
        return said;
    }
    let is_better = looks.encoding == UTF_8.name() || reads_as_russian(&looks.text);
    if is_better { Labelled { text: looks.text.into_owned(), guessed: Some(looks.encoding), garbled: false } } else { said }
}

/// A text of another language has so many Russian letters by chance.
const BY_CHANCE: usize = 2;

/// Whether the letters of a text that are not Latin are those of Russian words, nearly all.
fn reads_as_russian(text: &str) -> bool {
    let is_russian = |c: char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    let (mut russian, mut other) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        let letters = word.chars().filter(|c| !c.is_ascii()).count();
        if word.chars().all(is_russian) { russian += letters } else { other += letters }
    }
    russian > BY_CHANCE && other * 4 <= russian
}

/// Reads each line that is no UTF-8 by itself: it came from elsewhere, and spoils no other.
fn line_by_line(bytes: &[u8]) -> String {
    bytes.split_inclusive(|byte| *byte == b'\n').map(|line| odd_line(line).0).collect()
}

/// A line of a UTF-8 file, whatever it is written in, and whether every byte of it made a character.
pub fn odd_line(line: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(line) {
        Ok(text) => (Cow::Borrowed(text), true),
        Err(_) => {
            let mut letters = Letters::default();
            letters.count(line);
            let (text, damaged) = guess(line).decode_without_bom_handling(line);
            // With many letters of UTF-8 beside the bad bytes it is damaged, not foreign; a few come about by chance.
            if letters.good > 0 && letters.good >= letters.bad || damaged { (String::from_utf8_lossy(line), false) } else { (text, true) }
        }
    }
}

/// The encoding that a name of it means, however programs spell that; `None` where nobody knows it.
pub fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim_matches(['"', ' ']).to_ascii_lowercase();
    let known = |label: &str| Encoding::for_label_no_replacement(label.as_bytes());
    let bare: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    let number = bare.trim_start_matches(|c: char| !c.is_ascii_digit());
    known(&label).or_else(|| known(&bare)).or_else(|| match number {
        "866" => Some(IBM866),
        "932" => Some(SHIFT_JIS),
        "936" => Some(GBK),
        "949" => Some(EUC_KR),
        "950" => Some(BIG5),
        "10000" => Some(MACINTOSH),
        "10007" => Some(X_MAC_CYRILLIC),
        "65001" => Some(UTF_8),
        _ if number.len() == 4 && number.starts_with("125") => known(&format!("windows-{number}")),
        _ => None,
    })
}

/// Whether a program names its own, whichever that was: it says no more than nothing.
pub fn names_none(label: &str) -> bool {
    matches!(label.trim_matches(['"', ' ']).to_ascii_lowercase().as_str(), "" | "ansi" | "default" | "system" | "none" | "unknown")
}

/// How many letters of a text make UTF-8 and how many do not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letters {
    good: usize,
    bad: usize,
    /// Those of UTF-8 in lines that have several and nothing else: no other encoding makes such lines, but once in a while.
    sure: usize,
}

impl Letters {
    /// Counts those of a part.
    pub fn count(&mut self, bytes: &[u8]) {
        for line in bytes.split(|byte| *byte == b'\n') {
            let (mut good, mut bad) = (0, 0);
            for chunk in line.utf8_chunks() {
                good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
                bad += usize::from(!chunk.invalid().is_empty());
            }
            self.good += good;
            self.bad += bad;
            self.sure += if bad == 0 && good > 2 { good } else { 0 };
        }
    }

    /// The encoding in which bytes without a mark seem to be.
    pub fn encoding_of(bytes: &[u8]) -> &'static Encoding {
        let mut letters = Letters::default();
        letters.count(bytes);
        letters.encoding(bytes)
    }

    /// The encoding of the whole. Damaged bytes here and there do not make a UTF-8 file something else, and other
    /// encodings make a letter of UTF-8 by chance, never most of them.
    pub fn encoding(self, bytes: &[u8]) -> &'static Encoding {
        if self.good >= self.bad * 2 || self.sure > 0 && self.sure * 4 >= self.bad { UTF_8 } else { guess(bytes) }
    }
}

/// The encoding of bytes that are not UTF-8. The hint leans to what Russian programs write, but a single high letter
/// within Latin ones is none of theirs.
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let hint: Option<&[u8]> = if is_western(sample) { None } else { Some(b"ru") };
    detector.guess(hint, Utf8Detection::Deny)
}

/// Whether high bytes stand alone within Latin words, as in «Café» and «Müller», rather than make words of their own.
fn is_western(bytes: &[u8]) -> bool {
    let (mut within, mut apart) = (0_usize, 0_usize);
    let mut at = 0;
    while let Some(begin) = bytes.iter().skip(at).position(|byte| *byte >= 0x80).map(|skipped| at + skipped) {
        let run = bytes.iter().skip(begin).take_while(|byte| **byte >= 0x80).count();
        let beside = [begin.checked_sub(1), Some(begin + run)];
        let latin = beside.into_iter().flatten().filter_map(|at| bytes.get(at)).any(u8::is_ascii_alphabetic);
        if run == 1 && latin {
            within += 1;
        } else {
            apart += run;
        }
        at = begin + run;
    }
    within > apart * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes, None);
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "Имя,Фамилия\nПётр,Щёголев\n";
        let utf16 = |big: bool| -> Vec<u8> {
            let turn = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(turn).collect()
        };
        let cases: [(&str, Vec<u8>); 6] = [
            ("UTF-8", text.into()),
            ("UTF-8", format!("\u{FEFF}{text}").into()),
            ("UTF-16LE", utf16(false)),
            ("UTF-16BE", utf16(true)),
            ("windows-1251", WINDOWS_1251.encode(text).0.into()),
            ("KOI8-U", encoding_rs::KOI8_U.encode(text).0.into()),
        ];
        for (name, bytes) in cases {
            assert_eq!(read(&bytes), (text.to_owned(), name));
        }
        let german = "Vorname;Nachname\nJürgen;Müller\nGroß;Straße\n";
        assert_eq!(read(&WINDOWS_1252.encode(german).0), (german.to_owned(), "windows-1252"));
    }

    #[test]
    fn one_bad_byte_does_not_garble_the_rest_and_is_told() {
        let mut bytes = "Первая\nОчень длинная строка с русскими буквами".as_bytes().to_vec();
        bytes.push(0xFF);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, &decoded.garbled[..]), ("UTF-8", &[2][..]));
        assert!(decoded.text.contains("Очень"));
    }

    #[test]
    fn a_line_from_elsewhere_is_read_by_itself() {
        let bytes = ["Фамилия;Имя\nЛукин;Олег\nNosov;Caf".as_bytes(), b"\xE9\n", &WINDOWS_1251.encode("Ким;Вера\n").0].concat();
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.text.as_ref(), decoded.encoding), ("Фамилия;Имя\nЛукин;Олег\nNosov;Café\nКим;Вера\n", "UTF-8"));
        assert_eq!(decoded.garbled, [0; 0]);
        let foreign = "Осипова;Мария;\"ФИО: Ёжикова Ёлка\"\n";
        let bytes = ["Фамилия;Имя;Заметка\nЛукин;Олег;да\n".as_bytes(), &WINDOWS_1251.encode(foreign).0].concat();
        assert_eq!(decode(&bytes, None).text, format!("Фамилия;Имя;Заметка\nЛукин;Олег;да\n{foreign}"));
    }

    #[test]
    fn an_encoding_is_known_by_any_of_its_names() {
        for (label, name) in [
            ("UTF8", "UTF-8"),
            ("cp1251", "windows-1251"),
            ("CP-1251", "windows-1251"),
            ("Windows1251", "windows-1251"),
            ("win-1251", "windows-1251"),
            ("IBM866", "IBM866"),
            ("cp866", "IBM866"),
            ("DOS-866", "IBM866"),
            ("\"KOI8-R\"", "KOI8-R"),
            ("GB2312", "GBK"),
            ("SHIFT_JIS", "Shift_JIS"),
        ] {
            assert_eq!(named(label).map(Encoding::name), Some(name), "{label}");
        }
        assert_eq!((named("ANSI"), named("X-SOMETHING"), names_none("ANSI")), (None, None, true));
    }

    #[test]
    fn a_label_holds_unless_the_text_says_otherwise() {
        let russian = "Цена 500, ждём ответа до среды.";
        let (western, koi8) = (WINDOWS_1251.encode(russian).0, KOI8_R.encode(russian).0);
        for label in ["us-ascii", "iso-8859-1", "windows-1252", "utf-8"] {
            for (bytes, name) in [(&western, "windows-1251"), (&koi8, "KOI8-U")] {
                let read = labelled(bytes, Some(label));
                assert_eq!((read.text.as_str(), read.guessed, read.garbled), (russian, Some(name), false), "{label}");
            }
        }
        for label in ["us-ascii", "windows-1251", "koi8-r"] {
            assert_eq!(labelled(russian.as_bytes(), Some(label)).guessed, Some("UTF-8"), "{label}");
        }
        for (label, text) in [
            ("iso-8859-1", "Größe für Zürich: 5 °C – 10 €"),
            ("iso-8859-1", "5 °C – 10 €"),
            ("windows-1252", "Préparé à l’été, ça coûte 10 €"),
            ("windows-1251", russian),
            ("koi8-r", russian),
            ("utf-8", russian),
            ("gb2312", "请确认报价"),
            ("shift_jis", "お見積り"),
        ] {
            let bytes = named(label).unwrap().encode(text).0;
            let read = labelled(&bytes, Some(label));
            assert_eq!((read.text.as_str(), read.guessed, read.garbled), (text, None, false), "{label}");
        }
        // A letter that was cut through is damaged, and nothing else.
        let cut = [russian.as_bytes(), b"\xD0 x"].concat();
        assert_eq!((labelled(&cut, Some("utf-8")).guessed, labelled(&cut, Some("utf-8")).garbled), (None, true));
    }

    #[test]
    fn what_a_person_asks_for_is_done() {
        let bytes = WINDOWS_1251.encode("Фамилия;Имя").0;
        assert_eq!(decode(&bytes, Some(WINDOWS_1251)).text, "Фамилия;Имя");
        assert_eq!(decode(&bytes, Some(KOI8_R)).encoding, "KOI8-R");
    }
}
