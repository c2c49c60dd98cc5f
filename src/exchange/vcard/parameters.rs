//! What the head of a line of a vCard says of its value, and what of it is kept where the value is no text.

/// Properties of which the value is text, whatever it is coded in. Of bytes only what and how large is kept.
const TEXTUAL: &[&str] = &["N", "FN", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "NICKNAME", "TEL", "EMAIL", "URL"];

/// What the head of a line says of its value.
pub(super) struct Parameters {
    /// The name without its group, in capitals.
    pub property: String,
    /// The head without what is settled here: encoding and character set.
    pub head: String,
    pub quoted: bool,
    base64: bool,
    pub charset: Option<String>,
    /// What it is said to be first, in capitals.
    kind: String,
}

impl Parameters {
    pub fn of(head: &str) -> Parameters {
        let mut parts = head.split(';');
        let name = parts.next().unwrap_or_default();
        let property = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
        let mut said = Parameters { property, head: name.to_owned(), quoted: false, base64: false, charset: None, kind: String::new() };
        for part in parts {
            let upper = part.trim().to_ascii_uppercase();
            match upper.strip_prefix("ENCODING=").unwrap_or(&upper) {
                "QUOTED-PRINTABLE" => said.quoted = true,
                "BASE64" => said.base64 = true,
                "B" if upper != "B" => said.base64 = true,
                "8BIT" | "7BIT" => {}
                bare => match upper.strip_prefix("CHARSET=") {
                    Some(charset) => said.charset = Some(charset.to_owned()),
                    None => {
                        if said.kind.is_empty() && (!bare.contains('=') || bare.starts_with("TYPE=")) {
                            bare.trim_start_matches("TYPE=").clone_into(&mut said.kind);
                        }
                        said.head.push(';');
                        said.head.push_str(part);
                    }
                },
            }
        }
        if said.base64 && TEXTUAL.contains(&said.property.as_str()) {
            said.head.push_str(";ENCODING=B");
        }
        said
    }

    /// What kind of bytes the value is; `None` where it is text.
    pub fn binary(&self, value: &[u8]) -> Option<String> {
        if TEXTUAL.contains(&self.property.as_str()) {
            return None;
        }
        if value.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"data:")) {
            let kind = value.get(5..)?.split(|byte| matches!(byte, b';' | b',')).next().unwrap_or_default();
            return Some(String::from_utf8_lossy(kind).into_owned());
        }
        self.base64.then(|| self.kind.clone())
    }
}

/// What bytes are and how large: «JPEG, 34 KB». A picture is no line of a dossier.
pub(super) fn size(kind: &str, base64: &[u8]) -> String {
    let coded = base64.split(|byte| *byte == b',').next_back().unwrap_or_default();
    let bytes = coded.iter().filter(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/')).count() * 3 / 4;
    let size = if bytes < 1024 { format!("{bytes} B") } else { format!("{} KB", bytes.div_ceil(1024)) };
    if kind.is_empty() { size } else { format!("{kind}, {size}") }
}

/// The bytes of quoted-printable text.
pub(super) fn unquoted(value: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value;
    while let [first, more @ ..] = rest {
        rest = more;
        match (first, more) {
            (b'=', [high, low, after @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push((digit(*high).unwrap_or_default() * 16 + digit(*low).unwrap_or_default()) as u8);
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    bytes
}
