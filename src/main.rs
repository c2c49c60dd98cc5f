fn main() -> anyhow::Result<()> {
    let file = std::env::args().nth(1).unwrap_or("/tmp/kam.db".into());
    if std::env::args().nth(2).is_some() {
        let store = kamdesk::store::Store::open(file.as_ref(), kamdesk::clock::Clock::System)?;
        kamdesk::demo::fill(&store, kamdesk::domain::Lang::Ru)?;
        return Ok(());
    }
    kamdesk::tui::run(kamdesk::tui::Launch {
        file: file.into(),
        lang: Some(kamdesk::domain::Lang::Ru),
        system_lang: kamdesk::domain::Lang::Ru,
        ascii: false,
        demo: false,
    })?;
    Ok(())
}
