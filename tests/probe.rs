#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod support;
use kamdesk::domain::Lang;
use support::desk::Desk;
#[test]
fn probe() {
    for lang in [Lang::Ru, Lang::En] {
        for size in [80, 109, 120, 160, 200] {
            let mut desk = Desk::demo(lang, (size, 40));
            for keys in ["2", "<Enter><Tab>", "<Tab>", "<Tab>", "v", "<Tab>vv", "v", "v", "v", "3"] {
                desk.keys(keys);
                println!("=== {} {size} {keys}", lang.code());
                println!("{}", desk.screen());
            }
        }
    }
}
