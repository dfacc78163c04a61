//! `status`: what each object would carry in a cluster.

mod json_path;
mod table;
