//! Whatever goes wrong while a file is saved, the old file or the new one is there, whole, and nothing else.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::Permissions;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use support::everything::everything;
use waylane::file::{self, Cause, Disk, LoadError, RealDisk, SaveError, SaveStep};
use waylane::model::{Document, Language, check};

/// A disk in memory whose n-th step fails in a chosen way.
#[derive(Clone, Default)]
struct FaultyDisk {
    files: Rc<RefCell<BTreeMap<PathBuf, Vec<u8>>>>,
    steps: Rc<RefCell<Vec<&'static str>>>,
    fails: Option<(usize, Fault)>,
    /// What the system says then.
    says: Option<io::ErrorKind>,
}

/// An open file on it.
struct FaultyFile {
    disk: FaultyDisk,
    path: PathBuf,
    position: usize,
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
        let files = Rc::new(RefCell::new(BTreeMap::from([(path.to_owned(), bytes.to_owned())])));
        Self { files, fails, ..Self::default() }
    }

    fn step(&self, name: &'static str) -> Option<Fault> {
        self.steps.borrow_mut().push(name);
        self.fails.filter(|(step, _)| *step + 1 == self.steps.borrow().len()).map(|(_, fault)| fault)
    }

    fn error(&self) -> io::Error {
        self.says.unwrap_or(io::ErrorKind::StorageFull).into()
    }

    fn file(&self, path: &Path) -> FaultyFile {
        FaultyFile { disk: self.clone(), path: path.to_owned(), position: 0 }
    }

    fn done(&self, name: &'static str) -> io::Result<()> {
        match self.step(name) {
            Some(Fault::Refused | Fault::Half) => Err(self.error()),
            Some(Fault::Silent) | None => Ok(()),
        }
    }
}

impl Disk for FaultyDisk {
    type File = FaultyFile;

    fn open(&self, path: &Path) -> io::Result<FaultyFile> {
        self.done("open").map(|()| self.file(path))
    }

    fn create(&self, path: &Path, _permissions: Option<&Permissions>) -> io::Result<FaultyFile> {
        self.done("create")?;
        assert!(self.files.borrow_mut().insert(path.to_owned(), vec![]).is_none());
        Ok(self.file(path))
    }

    fn sync(&self, _file: FaultyFile) -> io::Result<()> {
        self.done("sync")
    }

    fn read(&self, path: &Path, _limit: u64) -> io::Result<Vec<u8>> {
        self.files.borrow().get(path).cloned().ok_or(io::ErrorKind::NotFound.into())
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.done("resolve").map(|()| path.to_owned())
    }

    fn permissions(&self, _path: &Path) -> io::Result<Option<Permissions>> {
        self.done("permissions").map(|()| None)
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

impl Read for FaultyFile {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let fault = if self.position == 0 { self.disk.step("read") } else { None };
        let files = self.disk.files.borrow();
        let bytes = files.get(&self.path).ok_or(io::ErrorKind::NotFound)?;
        let end = match fault {
            Some(Fault::Refused | Fault::Half) => return Err(io::ErrorKind::Other.into()),
            Some(Fault::Silent) => bytes.len() / 2,
            None => bytes.len(),
        };
        let length = (&bytes[self.position..end]).read(to)?;
        self.position += if fault.is_some() { bytes.len() } else { length };
        Ok(length)
    }
}

impl Write for FaultyFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fault = self.disk.step("write");
        let mut files = self.disk.files.borrow_mut();
        let file = files.get_mut(&self.path).ok_or(io::ErrorKind::NotFound)?;
        let kept = match fault {
            Some(Fault::Refused) => 0,
            Some(Fault::Half | Fault::Silent) => bytes.len() / 2,
            None => bytes.len(),
        };
        file.resize(file.len().max(self.position + bytes.len()), 0);
        file[self.position..self.position + kept].copy_from_slice(&bytes[..kept]);
        self.position += bytes.len();
        match fault {
            Some(Fault::Refused | Fault::Half) => Err(self.disk.error()),
            Some(Fault::Silent) | None => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for FaultyFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let SeekFrom::Start(position) = to else { return Err(io::ErrorKind::Unsupported.into()) };
        self.position = usize::try_from(position).unwrap();
        Ok(position)
    }
}

fn old() -> Document {
    waylane::templates::load("blank", Language::English).unwrap()
}

const STEPS: [&str; 9] =
    ["resolve", "permissions", "create", "write", "sync", "open", "read", "rename", "sync_folder"];

/// The place of a step in [`STEPS`].
fn step(name: &str) -> usize {
    STEPS.iter().position(|step| *step == name).unwrap()
}

#[test]
fn a_save_goes_through_these_steps() {
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", None);
    file::save(&disk, path, &everything()).unwrap();
    assert_eq!(*disk.steps.borrow(), STEPS);
    assert_eq!(file::load(&disk, path).unwrap().document, everything());
}

#[test]
fn every_fault_leaves_the_old_or_the_new_file_whole() {
    let path = Path::new("/folder/map.ron");
    let before = file::to_bytes(&old()).unwrap();
    let after = file::to_bytes(&everything()).unwrap();
    for step in 0..STEPS.len() {
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
    let disk = FaultyDisk::with(path, b"old", Some((step("write"), Fault::Silent)));
    assert_eq!(file::save(&disk, path, &everything()), Err(SaveError::Differs));
    let disk = FaultyDisk::with(path, b"old", None);
    assert_eq!(file::write_atomic(&disk, path, b"new", |_| false), Err(SaveError::Differs));
    assert_eq!(disk.files.borrow()[path], b"old");
}

/// Writes 300 KB in pieces, as exports do.
fn in_pieces(disk: &FaultyDisk, path: &Path) -> Result<&'static str, SaveError> {
    file::write_atomic_with(disk, path, |out| {
        for n in 0..300_u32 {
            // Formats tell of a full disk in their own way.
            out.write_all(&[n.to_le_bytes()[0]; 1000]).map_err(|_| SaveError::NotWritable("?".into()))?;
        }
        Ok("made")
    })
}

#[test]
fn what_is_written_in_pieces_is_whole_or_not_there() {
    let path = Path::new("/folder/map.png");
    let disk = FaultyDisk::with(path, b"old", None);
    assert_eq!(in_pieces(&disk, path), Ok("made"));
    let whole = disk.files.borrow()[path].clone();
    assert_eq!((whole.len(), whole[0], whole[299_999]), (300_000, 0, 43));
    let steps = disk.steps.borrow().len();
    assert!(steps > 20);
    for step in 0..steps {
        for fault in [Fault::Refused, Fault::Half, Fault::Silent] {
            let disk = FaultyDisk::with(path, b"old", Some((step, fault)));
            let made = in_pieces(&disk, path);
            let files = disk.files.borrow();
            assert!(
                files[path] == if made.is_ok() { &*whole } else { b"old" },
                "step {step} {fault:?} {made:?}"
            );
            assert_eq!(files.len(), 1, "step {step} {fault:?} leaves {:?}", files.keys());
        }
    }
}

#[test]
fn a_disk_that_is_full_in_the_middle_is_told_plainly() {
    let path = Path::new("/folder/map.png");
    for (says, cause, english, vietnamese) in [
        (io::ErrorKind::StorageFull, Cause::Full, "make room on the disk", "hãy dọn chỗ trên ổ đĩa"),
        (
            io::ErrorKind::PermissionDenied,
            Cause::Forbidden,
            "choose a folder that you may write to",
            "hãy chọn thư mục mà bạn được phép ghi",
        ),
    ] {
        let fails = Some((step("write") + 3, Fault::Half));
        let disk = FaultyDisk { says: Some(says), ..FaultyDisk::with(path, b"old", fails) };
        let error = in_pieces(&disk, path).unwrap_err();
        assert!(matches!(&error, SaveError::Disk { step: SaveStep::Write, cause: c, .. } if *c == cause));
        for (language, words) in [(Language::English, english), (Language::Vietnamese, vietnamese)] {
            let told = waylane::problems::save_error(language, &error);
            assert!(told.contains(words), "{told}");
        }
    }
}

#[test]
fn a_piece_of_work_that_is_given_up_leaves_nothing() {
    let path = Path::new("/folder/map.png");
    let disk = FaultyDisk::with(path, b"old", None);
    let given_up: Result<(), SaveError> = file::write_atomic_with(&disk, path, |out| {
        out.write_all(&vec![1; 100_000]).unwrap();
        Err(SaveError::NotWritable("given up".into()))
    });
    assert_eq!(given_up, Err(SaveError::NotWritable("given up".into())));
    assert_eq!(*disk.files.borrow(), BTreeMap::from([(path.to_owned(), b"old".to_vec())]));
}

#[test]
fn pieces_may_be_put_right_afterwards() {
    let path = Path::new("/folder/slides.pptx");
    let disk = FaultyDisk::with(path, b"old", None);
    let made: Result<(), SaveError> = file::write_atomic_with(&disk, path, |out| {
        out.write_all(b"0000 and the rest").unwrap();
        out.seek(SeekFrom::Start(0)).unwrap();
        out.write_all(b"long").unwrap();
        Ok(())
    });
    assert_eq!(made, Ok(()));
    assert_eq!(disk.files.borrow()[path], b"long and the rest");
}

#[test]
fn a_failed_save_says_what_to_do() {
    let path = Path::new("/folder/map.ron");
    let disk = FaultyDisk::with(path, b"old", Some((step("write"), Fault::Half)));
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
    let long = folder.0.join(format!("{}.png", "d".repeat(300)));
    let error = file::write_atomic(&RealDisk, &long, b"new", |_| true).unwrap_err();
    assert!(matches!(error, SaveError::Disk { cause: Cause::BadName, .. }), "{error:?}");
    let told = waylane::problems::save_error(Language::Vietnamese, &error);
    assert!(told.contains("hãy chọn tên khác, ngắn hơn"), "{told}");
    assert_eq!(folder.names(), [""; 0]);
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
