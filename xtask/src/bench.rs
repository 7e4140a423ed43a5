//! `cargo xtask bench`: how fast a file is checked, beside only reading its bytes, in one page of a real browser.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Context as _;

use crate::run::{build_segue, segue};
use crate::setup;
use crate::tools::{call, command, root, step, target};
use crate::web;

const ROWS: u32 = 1_000_000;

/// Measures and writes `docs/bench.md`.
pub(crate) fn bench() -> anyhow::Result<()> {
    setup::for_building()?;
    setup::for_testing()?;
    web::build()?;
    build_segue()?;
    let file = target().join("bench").join("plain.csv");
    if !file.exists() {
        step("writing a file of a million rows", || generate(&file, ROWS))?;
    }
    step("measuring in Chromium (a minute or two)", || {
        call(
            command("node")
                .arg("xtask/bench.mjs")
                .arg(&file)
                .arg(root().join("docs/bench.md"))
                .env("SEGUE", segue())
                .env("SEGUE_DIST", web::dist())
                .env("CHROME", setup::chromium().context("no Chromium")?),
        )
    })
}

/// A segment file as Customer Insights writes it, of invented people: the same for the same number of rows.
fn generate(path: &Path, rows: u32) -> anyhow::Result<()> {
    const FIRST: [&str; 8] = ["Anna", "Liam", "José", "Mari", "Õnne", "Peter", "Eva", "Jüri"];
    const LAST: [&str; 7] = ["Tamm", "Smith", "García", "Saar", "Kask", "Müller", "O'Brien"];
    const CITIES: [(&str, &str); 5] =
        [("Tallinn", "Estonia"), ("Austin", "USA"), ("Madrid", "Spain"), ("Pärnu", "Estonia"), ("Köln", "Germany")];
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let part = path.with_extension("part");
    let mut out = BufWriter::new(File::create(&part)?);
    writeln!(
        out,
        "CustomerId,FirstName,LastName,FullName,DateOfBirth,Gender,EMail,Telephone,PostCode,StreetAddress,City,State,\
         Country,CreatedOn"
    )?;
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for row in 0..rows {
        let (first, last) = (FIRST[next(FIRST.len())], LAST[next(LAST.len())]);
        let (city, country) = CITIES[next(CITIES.len())];
        let ascii = |name: &str| name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
        writeln!(
            out,
            "{:08x}-4312-11f4-93dc-{row:012x},{first},{last},{first} {last},{}/{}/19{},{},{}.{}{row}@example.com,\
             {}.{}.0706x{},{},\"{} Long Street, apt {}\",{city},Some State,{country},2021-05-{:02}",
            next(1 << 31),
            1 + next(12),
            1 + next(28),
            50 + next(50),
            ["Female", "Male"][next(2)],
            ascii(first),
            ascii(last),
            100 + next(900),
            100 + next(900),
            1000 + next(9000),
            10_000 + next(90_000),
            1 + next(999),
            1 + next(50),
            1 + next(28),
        )?;
    }
    out.flush()?;
    fs::rename(part, path).context("cannot keep the file")
}
