//! A document inside a PNG: a chunk of its own, so that whoever gets the picture can go on working. Knows the
//! chunks of a PNG, nothing of its pixels.
//!
//! ```text
//! version   1 byte    1
//! length    8 bytes   of the document's file, big-endian
//! SHA-256   32 bytes  of the document's file
//! file      the rest  the canonical file as a zlib stream
//! ```

use std::io::{self, Read, Seek, SeekFrom, Write as _};

use flate2::{Compression, Crc};
use sha2::{Digest as _, Sha256};

use super::{LoadError, SaveError, to_bytes};
use crate::model::Document;

/// Type of the chunk. By its letters' case programs know it as one that they may pass over, private, and not to
/// be copied into a picture whose pixels they have changed: who cuts off a part gives away no more than that.
pub const CHUNK: [u8; 4] = *b"wlDC";

/// Most bytes of a document inside a picture.
pub const MAX_INSIDE: u64 = 64 * 1024 * 1024;

/// First bytes of every PNG.
const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Version of what is in the chunk.
const VERSION: u8 = 1;

/// Bytes before the zlib stream.
const HEAD: usize = 1 + 8 + 32;

/// What the chunk holds for a document.
///
/// # Errors
/// When the document is too large to ride inside a picture.
pub fn to_chunk(document: &Document) -> Result<Vec<u8>, SaveError> {
    let bytes = to_bytes(document)?;
    let length = bytes.len() as u64;
    if length > MAX_INSIDE {
        return Err(SaveError::TooBigInside { limit: MAX_INSIDE });
    }
    let mut chunk = vec![VERSION];
    chunk.extend(length.to_be_bytes());
    chunk.extend_from_slice(&Sha256::digest(&bytes));
    let mut deflate = flate2::write::ZlibEncoder::new(chunk, Compression::default());
    deflate
        .write_all(&bytes)
        .and_then(|()| deflate.finish())
        .map_err(|error| SaveError::NotWritable(error.to_string()))
}

/// Whether a file begins as a PNG does.
pub(super) fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(&SIGNATURE)
}

/// The document's file inside a PNG.
pub(super) fn bytes_in(picture: &[u8]) -> Result<Vec<u8>, LoadError> {
    let mut reader = io::Cursor::new(picture);
    let Some(length) = find(&mut reader).map_err(|_| LoadError::DamagedInside)? else {
        return Err(LoadError::NothingInside);
    };
    let begin = usize::try_from(reader.position()).unwrap_or(usize::MAX);
    let chunk = picture.get(begin..).and_then(|rest| rest.split_at_checked(length as usize));
    let (content, after) = chunk.ok_or(LoadError::DamagedInside)?;
    let mut crc = Crc::new();
    crc.update(&CHUNK);
    crc.update(content);
    if after.first_chunk() != Some(&crc.sum().to_be_bytes()) {
        return Err(LoadError::DamagedInside);
    }
    unpacked(content)
}

/// Whether a document rides inside; `false` for whatever is no PNG. Only looks at where chunks begin.
#[must_use]
pub fn is_inside(mut file: impl Read + Seek) -> bool {
    find(&mut file).is_ok_and(|found| found.is_some())
}

/// Goes to the content of the chunk and returns its length.
fn find(file: &mut (impl Read + Seek)) -> io::Result<Option<u32>> {
    let mut signature = [0; 8];
    file.read_exact(&mut signature)?;
    if signature != SIGNATURE {
        return Ok(None);
    }
    loop {
        let mut begin = [0; 8];
        if let Err(error) = file.read_exact(&mut begin) {
            let ended = error.kind() == io::ErrorKind::UnexpectedEof;
            return if ended { Ok(None) } else { Err(error) };
        }
        let [a, b, c, d, kind @ ..] = begin;
        let length = u32::from_be_bytes([a, b, c, d]);
        match &kind {
            kind if *kind == CHUNK => return Ok(Some(length)),
            b"IEND" => return Ok(None),
            _ => file.seek(SeekFrom::Current(i64::from(length) + 4))?,
        };
    }
}

fn unpacked(content: &[u8]) -> Result<Vec<u8>, LoadError> {
    let (head, packed) = content.split_first_chunk::<HEAD>().ok_or(LoadError::DamagedInside)?;
    let (&[version], rest) = head.split_first_chunk().ok_or(LoadError::DamagedInside)?;
    if version > VERSION {
        return Err(LoadError::NewerVersion { found: version.into(), known: VERSION.into() });
    }
    let (length, digest) = rest.split_first_chunk().ok_or(LoadError::DamagedInside)?;
    let length = u64::from_be_bytes(*length);
    if length > MAX_INSIDE {
        return Err(LoadError::TooBig { limit: MAX_INSIDE, with_images: true });
    }
    // No more is unpacked than what is said, whatever the stream would give.
    let mut bytes = Vec::new();
    let unpacked = flate2::read::ZlibDecoder::new(packed).take(length + 1).read_to_end(&mut bytes);
    let sound = unpacked.is_ok() && bytes.len() as u64 == length && *Sha256::digest(&bytes) == *digest;
    if sound { Ok(bytes) } else { Err(LoadError::DamagedInside) }
}
