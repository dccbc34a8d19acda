//! The program: what was asked for on the command line, or else the window.

use std::process::ExitCode;

use clap::Parser;
use factdesk::cli::{self, Args};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).without_time().init();
    let args = Args::parse();
    match &args.command {
        Some(command) => cli::run(command),
        None => window(args),
    }
}

#[cfg(feature = "gui")]
fn window(args: Args) -> ExitCode {
    use factdesk::ui;

    let renderer = match args.renderer {
        cli::Renderer::Wgpu => ui::Renderer::Wgpu,
        cli::Renderer::Glow => ui::Renderer::Glow,
    };
    match ui::run(ui::Options { file: args.file, renderer }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("factdesk: {error}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_: Args) -> ExitCode {
    eprintln!("factdesk: The window is not in this build. Use check, export, why or verify; --help lists them.");
    ExitCode::from(2)
}
