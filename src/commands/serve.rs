//! `vade serve`

use std::cell::RefCell;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;
use vademecum::Options;
use vademecum::diagnostics::Diagnostics;
use vademecum::diagnostics::report::{Format, Style, report};
use vademecum::serve::{News, Setup, serve};

use super::common::{Ending, Shared, counted, day, prefix, read_manual, today};
use super::screen::{print, tell_people};

const EXAMPLES: &str = "\
Examples:
  vade serve --open              show the manual of this folder in the browser
  vade serve --drafts            drafts too
  vade serve --port 0            any port that is free
  vade serve --host 0.0.0.0      others in the network can read it too

Ctrl-C ends it. No file is written, and output/ stays as it is.";

/// Show the manual in the browser, and every change as it is saved
///
/// Pages are as `vade build` would write them, with a bar that says what readers will not see. A fault shows on the
/// page and goes when it is mended; until then the page stays as it was.
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The port; 0 takes any that is free
    #[arg(long, value_name = "NUMBER", default_value_t = 8321)]
    port: u16,
    /// The address of this machine to serve on; any but the default lets others in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    /// Take drafts into the manual
    #[arg(long)]
    drafts: bool,
    /// Look at all files twice a second, and do not ask the system to tell what is saved
    #[arg(long)]
    poll: bool,
    /// The day to show the manual for, as 2026-05-31; else SOURCE_DATE_EPOCH, else today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Date>,
}

pub(crate) fn run(arguments: &Arguments, shared: &Shared) -> Result<Ending> {
    let setup = Setup { root: &shared.root, host: &arguments.host, port: arguments.port, poll: arguments.poll };
    // Asked for anew with every change, since a preview may run for days.
    let options = || Ok(Options { drafts: arguments.drafts, ..Options::on(today(arguments.date)?) });
    let told = RefCell::new(String::new());
    let tell = |news: News<'_>| {
        // Nobody is left to tell when the terminal is gone; pages are still served.
        let _ = tell(news, &mut told.borrow_mut(), arguments, shared);
    };
    serve(setup, || read_manual(&shared.root), &options, &tell)?;
    Ok(Ending::Nothing)
}

/// Says what is new; `told` are the findings that were told last.
fn tell(news: News<'_>, told: &mut String, arguments: &Arguments, shared: &Shared) -> Result<()> {
    match news {
        News::Open(address) => tell_address(address, arguments, shared),
        News::Built { changed, sources, found, elapsed } => {
            let style = Style { format: Format::Human, prefix: &prefix(&shared.root), color: shared.use_color() };
            let findings = report(sources, found, style);
            if findings != *told {
                tell_people(&findings)?;
                *told = findings;
            }
            if shared.quiet { Ok(()) } else { tell_people(&summary(changed, found, elapsed)) }
        }
        News::Failed(error) => tell_people(&format!("error: {error:#}; what was shown before is still shown\n")),
        News::Note(note) => tell_people(&format!("note: {note}\n")),
    }
}

fn tell_address(address: SocketAddr, arguments: &Arguments, shared: &Shared) -> Result<()> {
    // An address that stands for all of the machine's own is none that a browser could open.
    let host = match address {
        SocketAddr::V4(address) if address.ip().is_unspecified() => "127.0.0.1".to_owned(),
        SocketAddr::V6(address) if address.ip().is_unspecified() => "[::1]".to_owned(),
        SocketAddr::V4(address) => address.ip().to_string(),
        SocketAddr::V6(address) => format!("[{}]", address.ip()),
    };
    let url = format!("http://{host}:{}/", address.port());
    print(&format!("{url}\n"))?;
    if !address.ip().is_loopback() {
        tell_people(
            "note: everybody who can reach this machine over the network can read the manual here, drafts included, \
             while this runs; nothing is encrypted\n",
        )?;
    }
    if !shared.quiet {
        tell_people("Ctrl-C ends it\n")?;
    }
    if arguments.open && open::that_detached(&url).is_err() {
        tell_people("no browser could be started; open the address above in one\n")?;
    }
    Ok(())
}

fn summary(changed: &[String], found: &Diagnostics, elapsed: Duration) -> String {
    let what = match changed {
        [] => "the manual is read".to_owned(),
        [path] => format!("{path} was saved"),
        paths => format!("{} files were saved", paths.len()),
    };
    let kept = if found.errors() > 0 { "; what was shown before is still shown" } else { "" };
    format!("{what}: {} ({} ms){kept}\n", counted(found), elapsed.as_millis())
}
