//! Whatever goes wrong while a file is saved, the old file or the new one is there, whole, and nothing else.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::Permissions;
use std::io;
use std::path::{Path, PathBuf};

use support::everything::everything;
use waylane::file::{self, Cause, Disk, LoadError, RealDisk, SaveError, SaveStep};
use waylane::model::{Document, Language, check};

/// A disk in memory whose n-th step fails in a chosen way.
#[derive(Default)]
struct FaultyDisk {
    files: RefCell<BTreeMap<PathBuf, Vec<u8>>>,
    steps: RefCell<Vec<&'static str>>,
    fails: Option<(usize, Fault)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// The step does nothing and says so.
    Refused,
    /// The step does half its work and says so.
    Half,
    /// The step does half its work and says nothing.
    Silent,
}

impl FaultyDisk {
    fn with(path: &Path, bytes: &[u8], fails: Option<(usize, Fault)>) -> Self {
        let files = RefCell::new(BTreeMap::from([(path.to_owned(), bytes.to_owned())]));
        Self { files, steps: RefCell::default(), fails }
    }

    fn step(&self, name: &'static str) -> Option<Fault> {
        self.steps.borrow_mut().push(name);
        self.fails.filter(|(step, _)| *step + 1 == self.steps.borrow().len()).map(|(_, fault)| fault)
    }

    fn done(&self, name: &'static str) -> io::Result<()> {
        match self.step(name) {
            Some(Fault::Refused | Fault::Half) => Err(io::ErrorKind::StorageFull.into()),
            Some(Fault::Silent) | None => Ok(()),
        }
    }
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        let fault = self.step("read");
        let bytes = self.files.borrow().get(path).cloned().ok_or(io::ErrorKind::NotFound)?;
        match fault {
            Some(Fault::Refused | Fault::Half) => Err(io::ErrorKind::Other.into()),
            Some(Fault::Silent) => Ok(bytes[..bytes.len() / 2].to_vec()),
            None => Ok(bytes),
        }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.done("resolve").map(|()| path.to_owned())
    }

    fn permissions(&self, _path: &Path) -> io::Result<Option<Permissions>> {
        self.done("permissions").map(|()| None)
    }

    fn write_new(&self, path: &Path, bytes: &[u8], _permissions: Option<&Permissions>) -> io::Result<()> {
        let fault = self.step("write");
        let written = match fault {
            Some(Fault::Refused) => return Err(io::ErrorKind::StorageFull.into()),
            Some(Fault::Half | Fault::Silent) => &bytes[..bytes.len() / 2],
            None => bytes,
        };
        assert!(self.files.borrow_mut().insert(path.to_owned(), written.to_owned()).is_none());
        if fault == Some(Fault::Half) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.done("rename")?;
        let mut files = self.files.borrow_mut();
        let bytes = files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.done("sync_folder")
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.done("remove")?;
        self.files.borrow_mut().remove(path).map(|_| ()).ok_or(io::ErrorKind::NotFound.into())
    }
}

fn old() -> Document {
    waylane::templates::load("blank", Language::English).unwrap()
}

#[test]
fn a_save_goes_through_these_steps() {
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", None);
    file::save(&disk, path, &everything()).unwrap();
    assert_eq!(*disk.steps.borrow(), ["resolve", "permissions", "write", "read", "rename", "sync_folder"]);
    assert_eq!(file::load(&disk, path).unwrap().document, everything());
}

#[test]
fn every_fault_leaves_the_old_or_the_new_file_whole() {
    let path = Path::new("/folder/map.ron");
    let before = file::to_bytes(&old()).unwrap();
    let after = file::to_bytes(&everything()).unwrap();
    for step in 0..6 {
        for fault in [Fault::Refused, Fault::Half, Fault::Silent] {
            let disk = FaultyDisk::with(path, &before, Some((step, fault)));
            let saved = file::save(&disk, path, &everything());
            let files = disk.files.borrow();
            let expected = if saved.is_ok() { &after } else { &before };
            assert!(files[path] == *expected, "step {step} {fault:?} {saved:?}");
            assert_eq!(files.len(), 1, "step {step} {fault:?} leaves {:?}", files.keys());
        }
    }
}

#[test]
fn a_disk_that_writes_something_else_is_found_out() {
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", Some((2, Fault::Silent)));
    assert_eq!(file::save(&disk, path, &everything()), Err(SaveError::Differs));
    let disk = FaultyDisk::with(path, b"old", None);
    assert_eq!(file::write_atomic(&disk, path, b"new", |_| false), Err(SaveError::Differs));
    assert_eq!(disk.files.borrow()[path], b"old");
}

#[test]
fn a_failed_save_says_what_to_do() {
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", Some((2, Fault::Half)));
    let error = file::save(&disk, path, &everything()).unwrap_err();
    assert!(matches!(error, SaveError::Disk { step: SaveStep::Write, .. }), "{error:?}");
    assert!(error.to_string().contains("make room on the disk"), "{error}");
}

#[test]
fn a_broken_document_is_repaired_on_its_way_to_the_file() {
    let mut document = everything();
    document.maps.clear();
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", None);
    let saved = file::save(&disk, path, &document).unwrap();
    assert!(!saved.repairs.is_empty());
    let loaded = file::load(&disk, path).unwrap();
    assert_eq!((loaded.repairs, check(&loaded.document)), (vec![], vec![]));
}

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("waylane-save-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn files_of_any_name_come_back_from_the_real_disk() {
    let folder = Folder::new("names");
    let long = format!("{}.journey.ron", "d".repeat(240));
    for name in ["bản đồ hành trình.journey.ron", "vie\u{302}\u{323}t.ron", "a b|c.ron", &long] {
        let path = folder.0.join(name);
        file::save(&RealDisk, &path, &old()).unwrap();
        let saved = file::save(&RealDisk, &path, &everything()).unwrap();
        assert_eq!(saved.length as u64, std::fs::metadata(&path).unwrap().len());
        assert_eq!(file::load(&RealDisk, &path).unwrap().document, everything(), "{name}");
    }
    assert_eq!(folder.names().len(), 4);
}

#[test]
fn what_cannot_be_read_is_told() {
    let folder = Folder::new("read");
    assert_eq!(file::load(&RealDisk, &folder.0.join("none.ron")), Err(LoadError::NotFound));
    assert_eq!(file::load(&RealDisk, &folder.0), Err(LoadError::NotAFile));
    let nowhere = folder.0.join("no folder/map.ron");
    assert!(matches!(
        file::save(&RealDisk, &nowhere, &old()),
        Err(SaveError::Disk { step: SaveStep::Find, cause: Cause::NoFolder, .. })
    ));
    let large = folder.0.join("large.ron");
    std::fs::File::create(&large).unwrap().set_len(file::MAX_FILE + 1).unwrap();
    assert_eq!(
        file::load(&RealDisk, &large),
        Err(LoadError::TooBig { limit: file::MAX_FILE, with_images: true })
    );
}

#[cfg(unix)]
#[test]
fn links_and_modes_survive_a_save() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new("unix");
    let (real, link) = (folder.0.join("real.ron"), folder.0.join("link.ron"));
    file::save(&RealDisk, &real, &old()).unwrap();
    std::fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();

    file::save(&RealDisk, &link, &everything()).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(file::load(&RealDisk, &real).unwrap().document, everything());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);

    std::fs::set_permissions(&real, Permissions::from_mode(0o440)).unwrap();
    assert_eq!(file::save(&RealDisk, &link, &old()), Err(SaveError::ReadOnly));
    assert_eq!(folder.names(), ["link.ron", "real.ron"]);
}
