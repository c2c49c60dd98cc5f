//! What comes back of a file that ends before its last page, as a copy onto a full or pulled stick leaves it.

use super::kam;
use super::salvage::{PAGE, number, records};
use super::support::home::Home;

/// The end of a file is gone, and all that stands before it would be given up with it.
#[test]
fn what_is_left_of_a_cut_file_is_carried_into_a_new_one() {
    let home = Home::with_demo();
    let file = home.file();
    let whole = std::fs::read(&file).unwrap();
    let mut read = Vec::new();
    // Where nothing is left, at the end of a page, and within one.
    for tenth in [5, 8, 9] {
        let length = whole.len() * tenth / 10 / PAGE * PAGE + if tenth % 2 == 0 { 0 } else { 100 };
        let cut = whole[..length].to_vec();
        std::fs::write(&file, &cut).unwrap();
        let (status, said) = kam(&file, &["doctor"]);
        assert!(status == Some(1) && said.contains("обрезан"), "{tenth}: {said}");
        let is_hopeless = said.contains("тут не поможет");
        assert_eq!(is_hopeless, !said.contains("doctor --repair") || said.contains("doctor --repair тут"), "{tenth}: {said}");
        if !is_hopeless {
            let (status, said) = kam(&file, &["doctor", "--repair"]);
            assert!(status == Some(3) && said.contains("--repair --yes"), "{tenth}: {status:?} {said}");
        }
        assert!(std::fs::read(&file).unwrap() == cut, "{tenth}: looking changed it");
        let (status, said) = kam(&file, &["doctor", "--repair", "--yes"]);
        assert_eq!(status, Some(1), "{tenth}: {said}");
        if is_hopeless {
            assert!(said.contains("тут не поможет") && std::fs::read(&file).unwrap() == cut, "{tenth}: {said}");
            continue;
        }
        assert!(said.contains("Не прочитано и не перенесено") && said.contains("✓ Данные целы"), "{tenth}: {said}");
        let kept = said.split("до этого: ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
        assert!(std::fs::read(&kept).unwrap() == cut, "{tenth}: what was cut is not what was kept");
        // No text with a hole in it, where the end of a long one is gone.
        assert!(!records(&file).iter().any(|row| row.contains(", 0, ")), "{tenth}");
        assert!(number(&file, "SELECT count(*) FROM account") > 0, "{tenth}: {said}");
        read.push((tenth, number(&file, "SELECT count(*) FROM entry")));
        let (status, said) = kam(&file, &["log", "зв ромашка: поговорили после починки"]);
        assert!(status == Some(0), "{tenth}: {said}");
        std::fs::remove_file(kept).unwrap();
        let backups = file.with_file_name("kamdesk-backups");
        let _ = std::fs::remove_dir_all(backups);
    }
    assert!(read.iter().any(|(tenth, entries)| *tenth == 9 && *entries > 0) && read.len() > 1, "{read:?}");
}

/// A copy of this morning holds all of it: that comes first, and says so.
#[test]
fn a_copy_that_holds_more_than_a_cut_file_comes_first() {
    let home = Home::with_demo();
    let file = home.file();
    let good = home.store().back_up_now().unwrap();
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() * 9 / 10]).unwrap();
    let restore = format!("restore '{}'", good.display());
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.find(&restore).unwrap() < said.find("doctor --repair").unwrap(), "{said}");
    let (status, said) = kam(&file, &["restore", good.to_str().unwrap(), "--yes"]);
    assert!(status == Some(0), "{said}");
    let (status, said) = kam(&file, &["doctor"]);
    assert!(status == Some(0), "{said}");
}

/// Whoever starts the workbench would be sent to a shell for what is asked there.
#[test]
fn a_cut_file_is_asked_about_at_the_start() {
    let home = Home::with_demo();
    let file = home.file();
    let whole = std::fs::read(&file).unwrap();
    let cut = whole[..whole.len() * 9 / 10].to_vec();
    std::fs::write(&file, &cut).unwrap();
    let mut window = home.start();
    window.wait_for("обрезан").wait_for("Целой копии среди этого нет").wait_for("Выберите 2, 3 (Enter — 3)").keys("<Enter>");
    assert_eq!(window.wait_end(), 0);
    assert!(std::fs::read(&file).unwrap() == cut, "asking changed it");
    let mut window = home.start();
    window.wait_for("перенести в новый файл то, что читается").keys("2<Enter>").wait_for("Клиенты").keys("2").wait_for("Ромашка").keys("й");
    assert_eq!(window.wait_end(), 0);
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains("✓ Данные целы") && said.contains("исправлен не полностью"), "{said}");
    // With a copy that holds more it is that which is proposed.
    std::fs::write(&file, &whole).unwrap();
    home.store().back_up_now().unwrap();
    std::fs::write(&file, &cut).unwrap();
    let mut window = home.start();
    window.wait_for("Вернуть последнюю целую копию").wait_for("Выберите 1, 2, 3 (Enter — 1)").keys("<Enter>").wait_for("Клиенты").keys("й");
    assert_eq!(window.wait_end(), 0);
    let (_, said) = kam(&file, &["doctor"]);
    assert!(said.contains("✓ Данные целы") && !said.contains("исправлен не полностью"), "{said}");
}
