//! `cargo xtask bench`: how fast files are checked, in one page of a real browser beside only reading their bytes and
//! beside others who do the like; natively, how fast rows are found, beside `csv` and `csv-core`, and how fast what was
//! sent before is kept and compared with.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use crate::run::{build_segue, segue};
use crate::setup;
use crate::tools::{call, cargo, command, output, root, step, target};
use crate::web;

/// What a part of the bench is measured on.
const ROWS: u32 = 1_000_000;

/// Numbers of rows of the line from small to large.
const LINE: [u32; 5] = [10_000, 100_000, ROWS, 3_000_000, 10_000_000];

/// Grows when the generator changes; files of another version are removed.
const VERSION: u32 = 2;

/// Measures and writes `docs/bench.md` and its charts. `--quick` measures little and leaves the docs alone, `--browser`
/// and `--native` measure one half.
pub(crate) fn bench(options: &[&str]) -> anyhow::Result<()> {
    let (mut quick, mut browser, mut native) = (false, false, false);
    for option in options {
        match *option {
            "--quick" => quick = true,
            "--browser" => browser = true,
            "--native" => native = true,
            _ => bail!("{option} is not known: there are --quick, --browser and --native"),
        }
    }
    let all = browser == native;
    let docs = if quick { quick_docs()? } else { root().join("docs") };
    setup::for_building()?;
    if all || browser {
        in_browser(quick, &docs)?;
    }
    if all || native {
        natively(quick, &docs)?;
    }
    eprintln!("· the tables are in {}", docs.join("bench.md").display());
    Ok(())
}

/// A copy of the page for a run whose figures are not to be kept.
fn quick_docs() -> anyhow::Result<PathBuf> {
    let docs = folder().join("quick");
    fs::create_dir_all(&docs)?;
    fs::copy(root().join("docs/bench.md"), docs.join("bench.md"))?;
    Ok(docs)
}

fn folder() -> PathBuf {
    target().join("bench")
}

fn in_browser(quick: bool, docs: &Path) -> anyhow::Result<()> {
    setup::for_testing()?;
    web::build()?;
    build_segue()?;
    let mut node = command("node");
    node.arg("xtask/bench.mjs").arg(docs);
    let kinds = if quick { &KINDS[..1] } else { &KINDS[..] };
    let line = if quick { &LINE[..3] } else { &LINE[..] };
    let wanted = kinds.iter().map(|kind| (kind, ROWS)).chain(line.iter().map(|&rows| (&KINDS[0], rows)));
    let wanted: Vec<_> = wanted.collect();
    forget_others()?;
    for &(kind, rows) in &wanted {
        if let Some(path) = file(kind, rows)? {
            node.arg(format!("{}:{rows}:{}", kind.name, path.display()));
        }
    }
    step(if quick { "measuring in Chromium (two minutes)" } else { "measuring in Chromium (ten minutes)" }, || {
        let chromium = setup::chromium().context("no Chromium")?;
        node.env("SEGUE", segue()).env("SEGUE_DIST", web::dist()).env("CHROME", chromium);
        node.env("QUICK", if quick { "1" } else { "" });
        call(&mut node)
    })
}

fn natively(quick: bool, docs: &Path) -> anyhow::Result<()> {
    for (package, name) in [("segue-scan", "scan"), ("segue-export", "memory")] {
        step(&format!("measuring natively: {name} (a minute, and two to build)"), || {
            let mut bench = cargo();
            bench.args(["bench", "--quiet", "--package", package, "--bench", name, "--"]);
            call(if quick { bench.arg("--quick") } else { &mut bench })
        })?;
    }
    call(command("node").arg("xtask/bench/native.mjs").arg(docs).arg(target().join("criterion")))
}

/// A kind of file.
struct Kind {
    name: &'static str,
    quoted: Quoted,
    /// Whether one row in ten lacks its last cells.
    short: bool,
    words: &'static Words,
}

/// Which cells are quoted besides those that have to be.
#[derive(PartialEq)]
enum Quoted {
    None,
    Half,
    All,
}

struct Words {
    first: [&'static str; 8],
    last: [&'static str; 7],
    places: [(&'static str, &'static str, &'static str); 5],
    street: &'static str,
}

const KINDS: [Kind; 5] = [
    Kind { name: "plain", quoted: Quoted::None, short: false, words: &MIXED },
    Kind { name: "half-quoted", quoted: Quoted::Half, short: false, words: &MIXED },
    Kind { name: "all-quoted", quoted: Quoted::All, short: false, words: &MIXED },
    Kind { name: "short-rows", quoted: Quoted::None, short: true, words: &MIXED },
    Kind { name: "diacritics", quoted: Quoted::None, short: false, words: &ACCENTED },
];

const MIXED: Words = Words {
    first: ["Anna", "Liam", "José", "Mari", "Õnne", "Peter", "Eva", "Jüri"],
    last: ["Tamm", "Smith", "García", "Saar", "Kask", "Müller", "O'Brien"],
    places: [
        ("Tallinn", "Some State", "Estonia"),
        ("Austin", "Some State", "USA"),
        ("Madrid", "Some State", "Spain"),
        ("Pärnu", "Some State", "Estonia"),
        ("Köln", "Some State", "Germany"),
    ],
    street: "Long Street",
};

const ACCENTED: Words = Words {
    first: ["Õnne", "Jüri", "Žanna", "Šárka", "Łucja", "Åse", "Zoë", "Ülle"],
    last: ["Käär", "Müller", "Dvořák", "Ångström", "Núñez", "Põld", "Çelik"],
    places: [
        ("Põltsamaa", "Jõgeva", "Österreich"),
        ("Göteborg", "Västra Götaland", "España"),
        ("Málaga", "Andalucía", "España"),
        ("Łódź", "Łódzkie", "Österreich"),
        ("Kärdla", "Hiiumaa", "Österreich"),
    ],
    street: "Õismäe tänav",
};

/// The file of this kind and so many rows, written where it is not there yet; none where the disk is too full for it.
fn file(kind: &Kind, rows: u32) -> anyhow::Result<Option<PathBuf>> {
    /// More than a row of any kind takes.
    const ROW: u64 = 240;
    let name = format!("{}-{rows}-v{VERSION}.csv", kind.name);
    let path = folder().join(&name);
    if path.exists() {
        return Ok(Some(path));
    }
    fs::create_dir_all(folder())?;
    let needed = u64::from(rows) * ROW;
    // Twice as much is left to others.
    if free_space(&folder()).is_some_and(|free| free < 2 * needed) {
        eprintln!("  left out for want of disk space: {name}");
        return Ok(None);
    }
    step(&format!("writing {name}"), || generate(&path, kind, rows))?;
    Ok(Some(path))
}

/// Removes files that an older version of this made.
fn forget_others() -> anyhow::Result<()> {
    let ours = format!("-v{VERSION}.");
    for entry in fs::read_dir(folder()).into_iter().flatten().filter_map(Result::ok) {
        if entry.file_type()?.is_file() && !entry.file_name().to_string_lossy().contains(&ours) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Bytes free where a folder lies, where the system tells.
fn free_space(folder: &Path) -> Option<u64> {
    let table = output(command("df").arg("-Pk").arg(folder))?;
    let kilobytes: u64 = table.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kilobytes * 1024)
}

const HEADER: &str = "CustomerId,FirstName,LastName,FullName,DateOfBirth,Gender,EMail,Telephone,PostCode,\
                      StreetAddress,City,State,Country,CreatedOn\n";

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}

/// A segment file as Customer Insights writes it, of invented people: the same for the same kind and number of rows.
/// One address in a hundred has no at sign, one in fifty was met before.
fn generate(path: &Path, kind: &Kind, rows: u32) -> anyhow::Result<()> {
    let part = path.with_extension("part");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&part)?);
    out.write_all(HEADER.as_bytes())?;
    let mut random = Random(1);
    let mut cells: [String; 14] = Default::default();
    let mut line = String::new();
    for row in 0..rows {
        fill(&mut cells, kind, row, &mut random)?;
        let kept = if kind.short && random.below(10) == 0 { cells.len() - 1 - random.below(4) as usize } else { 14 };
        line.clear();
        for (column, cell) in cells[..kept].iter().enumerate() {
            if column > 0 {
                line.push(',');
            }
            let wanted = match kind.quoted {
                Quoted::None => false,
                Quoted::Half => column % 2 == 1,
                Quoted::All => true,
            };
            if wanted || column == STREET {
                line.push('"');
                line.push_str(cell);
                line.push('"');
            } else {
                line.push_str(cell);
            }
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()?;
    fs::rename(part, path).context("cannot keep the file")
}

/// The column of streets: it has commas, and so is always quoted.
const STREET: usize = 9;

/// The cells of one row.
fn fill(cells: &mut [String; 14], kind: &Kind, row: u32, random: &mut Random) -> anyhow::Result<()> {
    let Words { first, last, places, street } = kind.words;
    cells.iter_mut().for_each(String::clear);
    let number = if random.below(50) == 0 { row / 2 } else { row };
    // Names follow from the number, so that who is met again has the same ones.
    let mut person = Random(u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    person.below(1);
    let first = first[person.below(8) as usize];
    let last = last[person.below(7) as usize];
    let (city, state, country) = places[random.below(5) as usize];
    let [id, first_name, last_name, full, born, gender, email, phone, post, address, at, in_state, land, created] =
        cells;
    write!(id, "{:08x}-4312-11f4-93dc-{row:012x}", random.below(1 << 31))?;
    first_name.push_str(first);
    last_name.push_str(last);
    write!(full, "{first} {last}")?;
    write!(born, "{}/{}/19{}", 1 + random.below(12), 1 + random.below(28), 50 + random.below(50))?;
    gender.push_str(["Female", "Male"][random.below(2) as usize]);
    let ascii = |name: &'static str| name.chars().filter(char::is_ascii_alphabetic);
    email.extend(ascii(first));
    email.push('.');
    email.extend(ascii(last));
    // Who is met again is written otherwise.
    if number == row {
        email.make_ascii_lowercase();
    }
    let sign = if random.below(100) == 0 { "." } else { "@" };
    write!(email, "{number}{sign}example.com")?;
    write!(phone, "{}.{}.0706x{}", 100 + random.below(900), 100 + random.below(900), 1000 + random.below(9000))?;
    write!(post, "{}", 10_000 + random.below(90_000))?;
    write!(address, "{} {street}, apt {}", 1 + random.below(999), 1 + random.below(50))?;
    if kind.quoted != Quoted::None && random.below(20) == 0 {
        address.push_str(" \"\"Old Mill\"\"");
    }
    at.push_str(city);
    in_state.push_str(state);
    land.push_str(country);
    write!(created, "2021-05-{:02}", 1 + random.below(28))?;
    Ok(())
}
