//! The program `vade`: its commands, and how it ends.

mod commands;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser};

use crate::commands::common::{self, Ending};
use crate::commands::{
    amend, build, check, completions, explain, guide, init, list, man, new, rename, renumber, report, restore, schema,
    serve, theme, withdraw,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Builds procedures manuals: numbered contents, statuses, an amendments log, addresses that last.
#[derive(Parser)]
#[command(name = "vade", version, arg_required_else_help = true, after_help = common::AFTER_HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    shared: common::Shared,
}

#[derive(clap::Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Serve(serve::Arguments),
    Amend(amend::Arguments),
    Rename(rename::Arguments),
    Renumber(renumber::Arguments),
    Withdraw(withdraw::Arguments),
    Restore(restore::Arguments),
    List(list::Arguments),
    Report(report::Arguments),
    Theme(theme::Arguments),
    Explain(explain::Arguments),
    Guide(guide::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { Ending::Usage } else { Ending::Nothing };
            // Nobody is left to tell when the terminal is gone.
            let _ = error.print();
            return code.into();
        }
    };
    let result = match &arguments.command {
        Command::Init(command) => init::run(command, &arguments.shared),
        Command::New(command) => new::run(command, &arguments.shared),
        Command::Build(command) => build::run(command, &arguments.shared),
        Command::Check(command) => check::run(command, &arguments.shared),
        Command::Serve(command) => serve::run(command, &arguments.shared),
        Command::Amend(command) => amend::run(command, &arguments.shared),
        Command::Rename(command) => rename::run(command, &arguments.shared),
        Command::Renumber(command) => renumber::run(command, &arguments.shared),
        Command::Withdraw(command) => withdraw::run(command, &arguments.shared),
        Command::Restore(command) => restore::run(command, &arguments.shared),
        Command::List(command) => list::run(command, &arguments.shared),
        Command::Report(command) => report::run(command, &arguments.shared),
        Command::Theme(command) => theme::run(command, &arguments.shared),
        Command::Explain(command) => explain::run(command),
        Command::Guide(command) => guide::run(command, &arguments.shared),
        Command::Schema(command) => schema::run(command),
        Command::Completions(command) => completions::run(command, Arguments::command()),
        Command::Man(command) => man::run(command, Arguments::command()),
    };
    match result {
        Ok(ending) => ending.into(),
        Err(error) => common::tell_failure(&error, &arguments.shared).into(),
    }
}
