//! In which characters a file is written: Russian programs still write windows-1251.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// How much of a file is looked at to guess its encoding, in bytes.
const SAMPLE: usize = 256 * 1024;

/// The text of a file and the name of the encoding it was in. Bytes that make no character become U+FFFD.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text, encoding.name());
    }
    let encoding = if is_mostly_utf8(bytes) { UTF_8 } else { guess(bytes) };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text, encoding.name())
}

/// The encoding of bytes that are not UTF-8. The hint leans to what Russian programs write.
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), true);
    detector.guess(Some(b"ru"), Utf8Detection::Deny)
}

/// A damaged byte here and there does not make a UTF-8 file something else.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good >= bad * 20
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("windows-1251", encoding_rs::WINDOWS_1251.encode(text).0.into()),
            ("KOI8-U", encoding_rs::KOI8_U.encode(text).0.into()),
        ];
        for (name, bytes) in cases {
            assert_eq!(decode(&bytes), (Cow::Borrowed(text), name));
        }
    }

    #[test]
    fn one_bad_byte_does_not_garble_the_rest() {
        let mut bytes = "Очень длинная строка с русскими буквами".as_bytes().to_vec();
        bytes.push(0xFF);
        let (text, name) = decode(&bytes);
        assert_eq!(name, "UTF-8");
        assert!(text.starts_with("Очень"));
    }
}
