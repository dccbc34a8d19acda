//! The real window: eframe around the shell. The only file that knows eframe and rfd.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::task::{Context as Task, Poll, Wake, Waker};
use std::thread;
use std::time::{Duration, Instant};

use eframe::{App, CreationContext, Frame, NativeOptions};
use egui::{Context, IconData, Ui, ViewportBuilder, ViewportCommand};
use rfd::AsyncFileDialog;
use thiserror::Error;

use super::shell::{Answer, Shell};
use super::view::Request;
use super::{fonts, theme, words};
use crate::app::{Action, ToastLevel, Workbench};

/// What draws the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX.
    #[default]
    Wgpu,
    /// OpenGL, where the other does not start.
    Glow,
}

impl FromStr for Renderer {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "wgpu" => Ok(Self::Wgpu),
            "glow" => Ok(Self::Glow),
            other => Err(format!("there is no renderer \u{201c}{other}\u{201d}; there are wgpu and glow")),
        }
    }
}

/// How the window starts.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// An article or review to open.
    pub file: Option<PathBuf>,
    /// What draws.
    pub renderer: Renderer,
}

/// Why there is no window.
#[derive(Debug, Error)]
pub enum StartError {
    /// There is no screen.
    #[error(
        "There is no screen to open a window on. Use \u{201c}factdesk check\u{201d}; --help lists what else works without one."
    )]
    NoScreen,
    /// The system gave no window or no way to draw in it.
    #[error(
        "The window could not be opened. Start with --renderer {other}, or use \u{201c}factdesk check\u{201d} without a window. ({cause})"
    )]
    NoWindow {
        /// The renderer that was not tried.
        other: &'static str,
        /// What the system said.
        cause: String,
    },
}

/// What the desktop knows the window by: the names of the files in `assets/linux` and of the icon.
pub const APP_ID: &str = "org.factdesk.Factdesk";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where the system gives no window, or nothing to draw in it.
pub fn run(options: Options) -> Result<(), StartError> {
    run_on(options, super::start::bench)
}

/// As [`run`], on a session of one's own; it is given what wakes the window.
///
/// # Errors
/// As [`run`].
pub fn run_on(
    options: Options,
    session: impl FnOnce(Arc<dyn Fn() + Send + Sync>) -> Workbench,
) -> Result<(), StartError> {
    let native = NativeOptions {
        renderer: match options.renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        viewport: ViewportBuilder::default()
            .with_title(words::NAME)
            .with_app_id(APP_ID)
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([720.0, 480.0])
            .with_icon(icon()),
        ..NativeOptions::default()
    };
    let other = if options.renderer == Renderer::Wgpu { "glow" } else { "wgpu" };
    eframe::run_native(
        "factdesk",
        native,
        Box::new(move |created| Ok(Box::new(Window::new(created, options, session)))),
    )
    .map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) => StartError::NoScreen,
        error => StartError::NoWindow { other, cause: error.to_string() },
    })
}

fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/factdesk-256.png")).unwrap_or_default()
}

/// Sooner than this nobody can have answered a dialog: the system has shown none.
const TOO_SOON: Duration = Duration::from_millis(700);

/// Whether the system can show a file dialog at all: on Linux that takes a session bus with a portal, or zenity.
fn can_ask() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let bus = var("DBUS_SESSION_BUS_ADDRESS").is_some()
        || var("XDG_RUNTIME_DIR").is_some_and(|folder| PathBuf::from(folder).join("bus").exists());
    let zenity = || var("PATH").is_some_and(|path| std::env::split_paths(&path).any(|at| at.join("zenity").is_file()));
    bus || zenity()
}

/// What became of a question to the system.
enum Told {
    /// A file or folder was chosen.
    Answer(Answer),
    /// No dialog came up.
    NoDialog(Request),
    /// Somebody closed the dialog.
    Cancelled,
}

/// The shell in its window.
struct Window {
    shell: Shell,
    answers: (SyncSender<Told>, Receiver<Told>),
    title: String,
    leaving: bool,
}

impl Window {
    fn new(
        created: &CreationContext<'_>,
        options: Options,
        session: impl FnOnce(Arc<dyn Fn() + Send + Sync>) -> Workbench,
    ) -> Self {
        let ctx = &created.egui_ctx;
        fonts::install(ctx);
        theme::install(ctx, true);
        let wake = ctx.clone();
        let bench = session(Arc::new(move || wake.request_repaint()));
        let mut shell = Shell::new(bench);
        shell.clipboard = Box::<super::clipboard::System>::default();
        if let Some(file) = options.file {
            shell.perform(ctx, vec![Action::Open(file)]);
        }
        Self { shell, answers: sync_channel(4), title: String::new(), leaving: false }
    }

    /// Opens the system's dialogs that the shell asked for, each on a thread of its own.
    fn ask(&mut self, ctx: &Context, frame: &Frame) {
        for request in std::mem::take(&mut self.shell.view.requests) {
            if !can_ask() {
                self.shell.no_dialog(request);
                ctx.request_repaint();
                continue;
            }
            let dialog = dialog(&request).set_parent(frame);
            let (send, ctx) = (self.answers.0.clone(), ctx.clone());
            // Made here, where the window is; only waited for elsewhere.
            let asked = request.clone();
            let pick = pick(dialog, request);
            let spawned = thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
                let since = Instant::now();
                let told = match block_on(pick) {
                    Some(answer) => Told::Answer(answer),
                    None if since.elapsed() < TOO_SOON => Told::NoDialog(asked),
                    None => Told::Cancelled,
                };
                if send.send(told).is_ok() {
                    ctx.request_repaint();
                }
            });
            if let Err(error) = spawned {
                tracing::error!(%error, "no thread for a file dialog");
                self.shell.view.toast(ToastLevel::Problem, words::NO_FILE_DIALOG);
            }
        }
    }
}

fn dialog(request: &Request) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new();
    let beside = |path: &std::path::Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let dialog = AsyncFileDialog::new().set_file_name(name);
        match path.parent().filter(|folder| folder.is_dir()) {
            Some(folder) => dialog.set_directory(folder),
            None => dialog,
        }
    };
    match request {
        Request::Open => dialog
            .set_title(words::path_title(request))
            .add_filter(
                words::ARTICLES_FILTER,
                &["factdesk", "html", "htm", "mhtml", "docx", "odt", "rtf", "md", "txt", "eml", "json"],
            )
            .add_filter(words::ALL_FILES, &["*"]),
        Request::SaveAs(path) => {
            beside(path).set_title(words::path_title(request)).add_filter(words::REVIEWS_FILTER, &["factdesk"])
        }
        Request::Export(format, path) => {
            let (name, ending) = words::format(*format);
            beside(path).set_title(words::path_title(request)).add_filter(name, &[ending])
        }
        Request::MergeCopy => {
            dialog.set_title(words::path_title(request)).add_filter(words::REVIEWS_FILTER, &["factdesk"])
        }
        Request::Annotations => dialog
            .set_title(words::path_title(request))
            .add_filter(words::ANNOTATIONS_FILTER, &["jsonld", "json"])
            .add_filter(words::ALL_FILES, &["*"]),
        Request::BringInVersion | Request::RulesFolder | Request::ReviewsFolder => {
            dialog.set_title(words::path_title(request))
        }
    }
}

fn pick(dialog: AsyncFileDialog, request: Request) -> impl Future<Output = Option<Answer>> + Send {
    let saving = matches!(request, Request::SaveAs(_) | Request::Export(..));
    let folder = matches!(request, Request::RulesFolder | Request::ReviewsFolder);
    let file = (!saving && !folder).then(|| dialog.clone().pick_file());
    let into = saving.then(|| dialog.clone().save_file());
    let chosen = folder.then(|| dialog.pick_folder());
    async move {
        let handle = match (file, into, chosen) {
            (Some(file), ..) => file.await,
            (_, Some(file), _) => file.await,
            (.., Some(folder)) => folder.await,
            _ => None,
        };
        handle.map(|handle| Answer { request, path: handle.path().to_owned() })
    }
}

struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for a future on this thread.
fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut task = Task::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

impl App for Window {
    fn logic(&mut self, ctx: &Context, _: &mut Frame) {
        while let Ok(told) = self.answers.1.try_recv() {
            match told {
                Told::Answer(answer) => self.shell.answer(ctx, answer),
                Told::NoDialog(request) => self.shell.no_dialog(request),
                Told::Cancelled => {}
            }
        }
        self.shell.logic(ctx);
        if ctx.input(|input| input.viewport().close_requested()) && !self.leaving {
            self.shell.flush_drafts(ctx);
            self.shell.perform(ctx, vec![Action::Quit]);
            if self.shell.quit {
                self.leaving = true;
            } else {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        self.shell.ui(ui);
        let ctx = ui.ctx().clone();
        self.ask(&ctx, frame);
        let title = self.shell.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if self.shell.quit && !self.leaving {
            self.leaving = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
