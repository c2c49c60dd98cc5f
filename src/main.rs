fn main() -> anyhow::Result<()> {
    let file = std::env::args().nth(1).unwrap_or("/tmp/kam.db".into());
    kamdesk::tui::run(kamdesk::tui::Launch {
        file: file.into(),
        lang: Some(kamdesk::domain::Lang::Ru),
        system_lang: kamdesk::domain::Lang::Ru,
        ascii: false,
        demo: false,
    })?;
    Ok(())
}
