//! The window of the system around [`App`]: graphics, size, close button. The only file that knows eframe
//! besides the file dialogs.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
use eframe::{NativeOptions, Renderer};
use egui::{Context, Ui, ViewportBuilder};
use wgpu::{Adapter, DeviceType, PowerPreference, Surface};

use super::settings::Settings;
use super::{App, Host};

/// Name of the program for the desktop, which finds icon and windows by it.
const APP_ID: &str = "org.waylane.Waylane";
/// Smallest inner size of the window, points.
const SMALLEST: [f32; 2] = [720.0, 480.0];
/// Inner size of the first window, points.
const FIRST: (f32, f32) = (1440.0, 900.0);
/// Textures beyond this side cost more memory than they are worth.
const LARGEST_TEXTURE: usize = 4096;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system gives no window, or no graphics that can draw into one.
    #[error("the window cannot be opened: {0}")]
    Window(String),
}

/// Opens the window, with that document in it, and returns when it is closed.
///
/// # Errors
/// When the system gives no window.
pub fn run(path: Option<PathBuf>) -> Result<(), RunError> {
    let settings_path = Settings::path();
    let settings = settings_path.as_deref().map(Settings::load).unwrap_or_default();
    let (width, height) = settings.window.unwrap_or(FIRST);
    let icon = super::panels::window_icon().unwrap_or_default();
    let viewport = ViewportBuilder::default()
        .with_title("Waylane")
        .with_icon(icon)
        .with_app_id(APP_ID)
        .with_inner_size([width, height])
        .with_min_inner_size(SMALLEST);
    let mut options = NativeOptions {
        viewport,
        renderer: Renderer::Wgpu,
        system_font_fallback: false,
        dithering: false,
        ..NativeOptions::default()
    };
    options.wgpu_options.wgpu_setup = WgpuSetup::CreateNew(WgpuSetupCreateNew {
        power_preference: PowerPreference::LowPower,
        native_adapter_selector: Some(Arc::new(choose_adapter)),
        ..WgpuSetupCreateNew::without_display_handle()
    });
    leave_quitting_to_us(&mut options);
    let start = move |creation: &eframe::CreationContext<'_>| {
        let ctx = &creation.egui_ctx;
        let mut app = App::with_settings(ctx, settings, settings_path, Host::Desktop);
        match path {
            Some(path) => app.open_here(ctx, path),
            None => app.show_start(),
        }
        app.offer_journal();
        Ok(Box::new(Window { app }) as Box<dyn eframe::App>)
    };
    eframe::run_native("Waylane", options, Box::new(start))
        .map_err(|error| RunError::Window(error.to_string()))
}

struct Window {
    app: App,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.app.logic_pass(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.app.show(ui);
        self.app.ask_system(ui.ctx(), frame);
        self.app.remember_size(ui.ctx());
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut egui::RawInput) {
        let side = input.max_texture_side.unwrap_or(LARGEST_TEXTURE);
        input.max_texture_side = Some(side.min(LARGEST_TEXTURE));
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self) {
        self.app.end();
    }
}

/// The adapter that can draw into the window and costs least: built into the processor, then a card of its
/// own, then software.
fn choose_adapter(adapters: &[Adapter], surface: Option<&Surface<'_>>) -> Result<Adapter, String> {
    let rank = |adapter: &&Adapter| match adapter.get_info().device_type {
        DeviceType::IntegratedGpu => 0,
        DeviceType::DiscreteGpu => 1,
        DeviceType::VirtualGpu => 2,
        DeviceType::Other => 3,
        DeviceType::Cpu => 4,
    };
    // Some virtual machines list adapters that cannot show anything.
    let can_show = |adapter: &&Adapter| {
        surface.is_none_or(|surface| {
            adapter.is_surface_supported(surface) && !surface.get_capabilities(adapter).formats.is_empty()
        })
    };
    let chosen = adapters.iter().filter(can_show).min_by_key(rank);
    let chosen = chosen.ok_or_else(|| format!("none of {} graphics adapters can draw", adapters.len()))?;
    log::info!("drawing with {}", chosen.get_info().name);
    Ok(chosen.clone())
}

/// winit's own menu ends the program on Cmd+Q without asking; without it the keys come to us.
#[cfg(target_os = "macos")]
fn leave_quitting_to_us(options: &mut NativeOptions) {
    use winit::platform::macos::EventLoopBuilderExtMacOS as _;
    options.event_loop_builder = Some(Box::new(|builder| {
        builder.with_default_menu(false);
    }));
}

#[cfg(not(target_os = "macos"))]
fn leave_quitting_to_us(_options: &mut NativeOptions) {}
