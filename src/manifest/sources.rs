use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::text::{self, MAX_BYTES};
use super::walk::{self, STDIN};
use super::{Fault, Lines, Place, Show};

/// The texts of all manifests, kept so that places can be worked out when they are needed.
#[derive(Debug, Default)]
pub struct Sources {
    pub(super) files: Vec<Source>,
    /// What could not be read at all.
    pub(super) problems: Vec<Problem>,
}

/// One file.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) name: Arc<str>,
    pub(super) text: String,
    pub(super) broken: Vec<Range<usize>>,
    pub(super) encoding: &'static str,
    /// Whether the user named it; what a walk came upon may be no manifest at all.
    pub(super) asked_for: bool,
    lines: OnceLock<Lines>,
}

/// One object of a source: a few numbers from which everything about its place can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocRef {
    pub(super) file: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Which of the objects of the document, where it is a list.
    pub(super) item: u32,
}

/// Input that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong and what was expected.
    pub message: String,
    /// `Kind/name` where known.
    pub object: Option<String>,
    /// The path of the field where known.
    pub field: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
    /// A second place, and what it is.
    pub related: Option<(String, Place)>,
}

impl Problem {
    pub(super) fn new(message: String) -> Self {
        Self { message, object: None, field: None, help: None, place: None, related: None }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Sources {
    /// Reads the manifests under the paths; `-` is standard input.
    ///
    /// What cannot be read is a problem of [`Sources::visit`], not an end.
    #[must_use]
    pub fn read(paths: &[PathBuf]) -> Self {
        let walked = walk::walk(paths);
        let read = walked.files.par_iter().map_init(Buffer::default, |buffer, file| load(file, buffer));
        let read: Vec<_> = read.collect();
        let mut sources = Self { problems: walked.problems, ..Self::default() };
        for file in read {
            match file {
                Ok(file) => sources.files.push(file),
                Err(problem) => sources.problems.push(problem),
            }
        }
        sources
    }

    /// Takes texts that are already in memory, each with a name.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let source = |(name, bytes): (&str, &[u8])| Source::new(name.into(), bytes.to_vec(), true);
        Self { files: texts.into_iter().map(source).collect(), problems: Vec::new() }
    }

    /// How many files were read.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// How many bytes of text they hold.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.files.iter().map(|file| file.text.len()).sum()
    }

    /// The name of the file that holds an object.
    #[must_use]
    pub fn file(&self, object: DocRef) -> &str {
        self.source(object).map_or("", |source| &source.name)
    }

    /// The place of a span of the text of an object's file.
    #[must_use]
    pub fn place_of_span(&self, object: DocRef, span: &Range<usize>) -> Option<Place> {
        Some(self.source(object)?.place(span))
    }

    fn source(&self, object: DocRef) -> Option<&Source> {
        self.files.get(object.file as usize)
    }
}

impl DocRef {
    /// What tells its document from any other.
    pub(super) fn document(self) -> (u32, u32) {
        (self.file, self.start)
    }

    pub(super) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Source {
    fn new(name: Arc<str>, bytes: Vec<u8>, asked_for: bool) -> Self {
        let decoded = text::decode(bytes);
        Self {
            name,
            text: decoded.text,
            broken: decoded.broken,
            encoding: decoded.encoding,
            asked_for,
            lines: OnceLock::new(),
        }
    }

    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.place_to(Show::Line, span)
    }

    pub(super) fn place_to(&self, show: Show, span: &Range<usize>) -> Place {
        let lines = self.lines.get_or_init(|| Lines::of(&self.text));
        lines.place(&self.name, &self.text, span, show)
    }

    pub(super) fn unread(&self, fault: Fault) -> Problem {
        Problem {
            place: Some(self.place(&fault.span)),
            related: fault.related.map(|(note, span)| (note, self.place(&span))),
            object: None,
            field: None,
            message: fault.message,
            help: fault.help,
        }
    }
}

pub(super) fn load(file: &walk::File, buffer: &mut Buffer) -> Result<Source, Problem> {
    let path = &*file.path;
    let name: Arc<str> = path.to_string_lossy().into();
    let cannot = |error: io::Error| walk::unreadable(path, &error);
    let bytes = if path.as_os_str() == STDIN { bounded(io::stdin().lock(), 0) } else { open(path, buffer) };
    let bytes = bytes.map_err(cannot)?;
    if bytes.len() as u64 > MAX_BYTES {
        let message = format!("`{name}` is larger than {} MiB", MAX_BYTES >> 20);
        return Err(Problem::new(message).with_help("split it into several files"));
    }
    Ok(Source::new(name, bytes, file.asked_for))
}

/// Most files are smaller than this, and read without asking how large they are.
const SMALL: usize = 8192;

/// What small files are read into, one after another.
pub(super) struct Buffer(Box<[u8; SMALL]>);

impl Default for Buffer {
    fn default() -> Self {
        Self(Box::new([0; SMALL]))
    }
}

fn open(path: &Path, Buffer(small): &mut Buffer) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let read = fill(&mut file, &mut small[..])?;
    if read < SMALL {
        return Ok(small[..read].to_vec());
    }
    let size = file.metadata()?.len().min(MAX_BYTES + 1);
    bounded(small.chain(file), usize::try_from(size).unwrap_or_default())
}

/// Reads until the buffer is full or the input ends.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads to the end, or one byte further than is allowed.
fn bounded(input: impl Read, size: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size);
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
