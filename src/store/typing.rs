//! Which window types a draft. While that window lives, no other one offers the text, goes on with it or clears it, until it is left there.

use crate::platform;
use serde_json::{Value as Json, json};

/// Where a body says which window types it.
const WINDOW: &str = "window";

/// The body of a draft as this window types it: numbers alone, in which nobody's name is looked for.
pub fn signed(body: &str) -> String {
    match serde_json::from_str(body) {
        Ok(Json::Object(mut fields)) => {
            let own = std::process::id();
            fields.insert(WINDOW.to_owned(), json!([own, platform::began(own)]));
            Json::Object(fields).to_string()
        }
        _ => body.to_owned(),
    }
}

/// Where a body says of which erasing of a person whoever types it knew: its moment, in milliseconds.
const ERASING: &str = "erasing";

/// When somebody was erased, by what tells that erasing from others: it begins with the moment.
fn moment(erasing: &str) -> u64 {
    let digits: String = erasing.chars().filter(|c| *c != '-').take(12).collect();
    u64::from_str_radix(&digits, 16).unwrap_or(u64::MAX)
}

/// The body of a draft that is free of whoever was erased last.
pub fn aware(body: &str, erasing: Option<&str>) -> String {
    match (serde_json::from_str(body), erasing) {
        (Ok(Json::Object(mut fields)), Some(erasing)) => {
            fields.insert(ERASING.to_owned(), json!(moment(erasing)));
            Json::Object(fields).to_string()
        }
        _ => body.to_owned(),
    }
}

/// Whether whoever typed it knew of an erasing, or of a later one, which a restore has taken back.
pub fn is_aware(body: &str, erasing: &str) -> bool {
    serde_json::from_str::<Json>(body).is_ok_and(|body| body[ERASING].as_u64().is_some_and(|known| known >= moment(erasing)))
}

/// The body of a draft as this window goes on with it: it is left no more.
pub fn taken(body: &str) -> String {
    match serde_json::from_str(body) {
        Ok(Json::Object(mut fields)) => {
            if let Some(left) = fields.get_mut("left") {
                *left = json!(false);
            }
            signed(&Json::Object(fields).to_string())
        }
        _ => body.to_owned(),
    }
}

/// Whether another window that is open now types it.
pub fn is_of_another(body: &str) -> bool {
    let Ok(body) = serde_json::from_str::<Json>(body) else { return false };
    let (window, is_left) = (&body[WINDOW], body["left"] == json!(true));
    let Some(process) = window[0].as_u64().and_then(|process| u32::try_from(process).ok()) else { return false };
    // The number of a process is given again.
    !is_left && process != std::process::id() && platform::is_running(process) && platform::began(process) == window[1].as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text would be hidden for ever after a crash, or taken from whoever types it.
    #[test]
    fn a_text_is_another_windows_while_that_lives_and_types() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let body = |began: Json, left: bool| json!({ "left": left, "line": "вега", WINDOW: [child.id(), began] }).to_string();
        let began = json!(platform::began(child.id()));
        let (typed, left) = (body(began.clone(), false), body(began.clone(), true));
        assert!(is_of_another(&typed) && !is_of_another(&left));
        if !began.is_null() {
            assert!(!is_of_another(&body(json!(1), false)), "another process has the number by now");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!is_of_another(&typed), "its window is gone");
        assert!(!is_of_another(&signed(&typed)) && !is_of_another("вега") && !is_of_another("{}"));
    }
}
