use std::ops::Range;

use rayon::prelude::*;

use super::{Sources, split};

/// About so many bytes are read in one go, so that one large file keeps all cores busy.
const CHUNK: usize = 128 * 1024;

/// Some neighbouring documents, each with the number of its file.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) documents: Vec<(usize, Range<usize>)>,
}

impl Sources {
    /// All documents in their order, so many together that they are worth a thread's while.
    pub(super) fn all_chunks(&self) -> Vec<Chunk> {
        self.neighbours().into_par_iter().flat_map_iter(|files| self.chunks(files)).collect()
    }

    /// The files, so many together that they are worth a thread's while.
    fn neighbours(&self) -> Vec<Range<usize>> {
        let (mut groups, mut start, mut bytes) = (Vec::new(), 0, 0);
        for (file, source) in self.files.iter().enumerate() {
            bytes += source.text.len();
            if bytes >= CHUNK {
                groups.push(start..file + 1);
                (start, bytes) = (file + 1, 0);
            }
        }
        groups.push(start..self.files.len());
        groups
    }

    /// The documents of some neighbouring files, in their order.
    fn chunks(&self, files: Range<usize>) -> Vec<Chunk> {
        let mut chunks: Vec<Chunk> = Vec::new();
        let mut bytes = CHUNK;
        for file in files {
            for range in split::documents(&self.files[file].text) {
                if bytes >= CHUNK {
                    bytes = 0;
                    chunks.push(Chunk::default());
                }
                bytes += range.len();
                if let Some(chunk) = chunks.last_mut() {
                    chunk.documents.push((file, range));
                }
            }
        }
        chunks
    }
}
