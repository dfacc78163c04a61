//! Files to worlds: the only room that reads files.
//!
//! May use: `finding`, `world`, `api`. Deliberately absent: any judgement.
