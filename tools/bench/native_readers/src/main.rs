//! Plain text of documents by undoc or office_oxide, timed.
//!
//!     native_readers undoc|office_oxide
//!
//! Answers each line of stdin, the name of a file that lists documents, a path a line, with
//! `documents 3 failed 0 written 1234 seconds 0.01`: processor time of all threads, from the bytes in
//! memory to the text. Documents are read from disk when a list is first named.
use std::collections::HashMap;
use std::io::{BufRead, Cursor, Write};

type Reader = fn(&[u8]) -> Option<usize>;

fn read_undoc(bytes: &[u8]) -> Option<usize> {
    Some(undoc::parse_bytes(bytes).ok()?.plain_text().len())
}

fn read_office_oxide(bytes: &[u8]) -> Option<usize> {
    let bytes = Cursor::new(bytes.to_vec());
    let document =
        office_oxide::Document::from_reader(bytes, office_oxide::DocumentFormat::Docx).ok()?;
    Some(document.plain_text().len())
}

fn processor_seconds() -> f64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a timespec that outlives the call.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut now) };
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}

fn read_documents(list: &str) -> std::io::Result<Vec<Vec<u8>>> {
    std::fs::read_to_string(list)?.lines().map(std::fs::read).collect()
}

fn main() -> std::io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_default();
    let read: Reader = match name.as_str() {
        "undoc" => read_undoc,
        "office_oxide" => read_office_oxide,
        _ => {
            eprintln!("native_readers undoc|office_oxide");
            std::process::exit(2);
        }
    };
    let mut lists: HashMap<String, Vec<Vec<u8>>> = HashMap::new();
    for list in std::io::stdin().lock().lines() {
        let list = list?;
        if !lists.contains_key(&list) {
            lists.insert(list.clone(), read_documents(&list)?);
        }
        let documents = &lists[&list];
        let since = processor_seconds();
        let written: Vec<Option<usize>> = documents.iter().map(|bytes| read(bytes)).collect();
        let seconds = processor_seconds() - since;
        println!(
            "documents {} failed {} written {} seconds {seconds:.9}",
            documents.len(),
            written.iter().filter(|bytes| bytes.is_none()).count(),
            written.iter().flatten().sum::<usize>()
        );
        std::io::stdout().flush()?;
    }
    Ok(())
}
