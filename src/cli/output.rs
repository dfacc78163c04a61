use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Where the result of a command goes.
#[derive(Clone, Debug)]
pub(super) enum Output {
    /// Standard output.
    Stdout,
    /// A file, which appears whole or not at all.
    File(PathBuf),
}

impl Output {
    /// The output that `-o` names; `-` and nothing are standard output.
    pub(super) fn of(path: Option<&Path>) -> Self {
        match path {
            Some(path) if path != Path::new("-") => Self::File(path.to_owned()),
            _ => Self::Stdout,
        }
    }

    /// Writes what `fill` writes.
    pub(super) fn write(&self, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        match self {
            Self::Stdout => buffered(io::stdout().lock(), fill).context("cannot write to standard output"),
            Self::File(path) => file(path, fill).with_context(|| format!("cannot write {}", path.display())),
        }
    }
}

/// Writes to standard output.
pub(super) fn print(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    Output::Stdout.write(fill)
}

/// Writes to standard error what is not the result; nobody is left to tell if it is closed.
pub(super) fn aside(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let _ = buffered(io::stderr().lock(), fill);
}

/// Writes a file beside its place and moves it there, so that no reader sees half of it. A pipe or
/// a device is written as it is.
pub(super) fn file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        return buffered(File::options().write(true).open(path)?, fill);
    }
    // A link stays a link: what it names is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?.to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written =
        File::create(&beside).and_then(|file| buffered(file, fill)).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The first error is the one to tell; a leftover does no harm.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn buffered(out: impl Write, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    fill(&mut out)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("report.json");
        fs::write(&path, "old").unwrap();
        let failed = file(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::other("no room"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        file(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_directory_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        assert!(file(dir.path(), |_| Ok(())).is_err());
    }
}
