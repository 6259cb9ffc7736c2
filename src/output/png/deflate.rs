//! One zlib stream (RFC 1950) made of pieces that are compressed at the same time: each ends at a whole byte
//! and refers to nothing before it.

use flate2::{Compress, CompressError, Compression, FlushCompress};

/// Opens the stream.
pub(super) const BEGIN: [u8; 2] = [0x78, 0x01];

/// Closes the last block, an empty one.
const LAST_BLOCK: [u8; 2] = [0x03, 0x00];

/// Bytes in front of the blocks and behind them in a zlib stream.
const HEADER: usize = 2;
const CHECKSUM: usize = 4;

/// Compresses pieces one after another.
pub(super) struct Deflater {
    compress: Compress,
    /// What an earlier piece needed, so that the next need not grow.
    room: usize,
}

/// A compressed piece of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Blocks that end at a whole byte.
    pub(super) blocks: Vec<u8>,
    /// Adler-32 of what was compressed.
    checksum: u32,
    /// Of what was compressed, bytes.
    length: u64,
}

/// The checksum of all pieces so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checksum(u32);

impl Deflater {
    /// On flat colours without filters level 1 makes smaller files than the balanced level with them, and
    /// is as fast as drawing.
    const LEVEL: u32 = 1;

    pub(super) fn new() -> Self {
        Self { compress: Compress::new(Compression::new(Self::LEVEL), true), room: 4096 }
    }

    /// Compresses a piece as a stream of its own, and keeps the blocks before its end and its checksum.
    pub(super) fn piece(&mut self, bytes: &[u8]) -> Result<Piece, CompressError> {
        self.compress.reset();
        let mut stream = Vec::with_capacity(self.room);
        self.run(bytes, &mut stream, FlushCompress::Sync)?;
        let end = stream.len();
        self.run(&[], &mut stream, FlushCompress::Finish)?;
        self.room = stream.len() + stream.len() / 2;
        let checksum = stream.last_chunk::<CHECKSUM>().copied().map_or(1, u32::from_be_bytes);
        stream.truncate(end);
        stream.drain(..HEADER.min(end));
        Ok(Piece { blocks: stream, checksum, length: bytes.len() as u64 })
    }

    /// Compresses until nothing is left to come out.
    fn run(&mut self, bytes: &[u8], out: &mut Vec<u8>, flush: FlushCompress) -> Result<(), CompressError> {
        let begin = self.compress.total_in();
        loop {
            out.reserve(4096);
            let done = usize::try_from(self.compress.total_in() - begin).unwrap_or(usize::MAX);
            let rest = bytes.get(done..).unwrap_or_default();
            let status = self.compress.compress_vec(rest, out, flush)?;
            let all_in = self.compress.total_in() - begin == bytes.len() as u64;
            if status == flate2::Status::StreamEnd || (all_in && out.len() < out.capacity()) {
                return Ok(());
            }
        }
    }
}

impl Checksum {
    const BASE: u64 = 65_521;

    pub(super) fn new() -> Self {
        Self(1)
    }

    /// Adler-32 of two pieces from those of each: the sum of all bytes, and the sum of all those sums, in
    /// which what came before counts once for each byte after it.
    #[expect(clippy::cast_possible_truncation, reason = "below BASE")]
    pub(super) fn add(&mut self, piece: &Piece) {
        let halves = |checksum: u32| (u64::from(checksum & 0xFFFF), u64::from(checksum >> 16));
        let ((sum, sums), (more, more_sums)) = (halves(self.0), halves(piece.checksum));
        let length = piece.length % Self::BASE;
        // Each checksum begins at 1, which must count once only.
        let joined = (sum + more + Self::BASE - 1) % Self::BASE;
        let joined_sums = (sums + more_sums + length * (sum + Self::BASE - 1)) % Self::BASE;
        self.0 = (joined_sums << 16 | joined) as u32;
    }

    /// What closes the stream.
    pub(super) fn end(self) -> Vec<u8> {
        [&LAST_BLOCK[..], &self.0.to_be_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn pieces_are_one_stream() {
        let texts = [vec![7; 100_000], b"card".repeat(30_000), vec![], (0..=255).collect()];
        let (mut deflater, mut checksum) = (Deflater::new(), Checksum::new());
        let mut stream = BEGIN.to_vec();
        for text in &texts {
            let piece = deflater.piece(text).unwrap();
            checksum.add(&piece);
            stream.extend(piece.blocks);
        }
        stream.extend(checksum.end());
        let mut read = Vec::new();
        // It compares the checksum, too.
        flate2::read::ZlibDecoder::new(stream.as_slice()).read_to_end(&mut read).unwrap();
        assert_eq!(read, texts.concat());
    }
}
