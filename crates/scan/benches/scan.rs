//! Finding all rows and the ends of all cells, beside `csv-core` and `csv`, on 100,000 rows in memory.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput};
use csv_core::ReadRecordResult;
use segue_scan::{Format, Place, Row, Rows, Scanner};

const ROWS: usize = 100_000;
const CELLS: usize = 14;

/// As much as the product reads at a time.
const CHUNK: usize = 4 << 20;

/// How a parser counts rows and cells.
type Count = fn(&[u8]) -> (usize, usize);

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    let parsers: [(&str, Count); 4] =
        [("segue", by_segue), ("segue-cells", by_segue_cells), ("csv-core", by_csv_core), ("csv", by_csv)];
    for (kind, quoted) in [("plain", false), ("all-quoted", true)] {
        let data = file(quoted);
        let mut group = criterion.benchmark_group(kind);
        group.throughput(Throughput::Bytes(data.len() as u64)).sampling_mode(SamplingMode::Flat);
        for (name, count) in parsers {
            assert_eq!(count(data.as_bytes()), (ROWS, ROWS * CELLS), "{name} on {kind}");
            group.bench_function(name, |bencher| bencher.iter(|| count(black_box(data.as_bytes()))));
        }
        group.finish();
    }
    criterion.final_summary();
}

/// A segment file of invented people; where not all cells are quoted, streets are, since they have commas.
fn file(quoted: bool) -> String {
    let mut text = String::new();
    let mut state = 1_u64;
    let mut below = |limit: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % limit
    };
    for row in 0..ROWS {
        let (first, last) = (["Anna", "José", "Mari", "Õnne"][row % 4], ["Tamm", "Smith", "Müller"][row % 3]);
        let cells: [String; CELLS] = [
            format!("{:08x}-4312-11f4-93dc-{row:012x}", below(1 << 31)),
            first.to_string(),
            last.to_string(),
            format!("{first} {last}"),
            format!("{}/{}/19{}", 1 + below(12), 1 + below(28), 50 + below(50)),
            ["Female", "Male"][row % 2].to_string(),
            format!("someone{row}@example.com"),
            format!("{}.{}.0706x{}", 100 + below(900), 100 + below(900), 1000 + below(9000)),
            format!("{}", 10_000 + below(90_000)),
            format!("{} Long Street, apt {}", 1 + below(999), 1 + below(50)),
            ["Tallinn", "Austin", "Pärnu"][row % 3].to_string(),
            "Some State".to_string(),
            ["Estonia", "USA", "Spain"][row % 3].to_string(),
            format!("2021-05-{:02}", 1 + below(28)),
        ];
        for (column, cell) in cells.iter().enumerate() {
            let comma = if column == 0 { "" } else { "," };
            let quote = if quoted || cell.contains(',') { "\"" } else { "" };
            write!(text, "{comma}{quote}{cell}{quote}").unwrap_or_default();
        }
        text.push('\n');
    }
    text
}

/// Marks only: where cells end.
fn by_segue(data: &[u8]) -> (usize, usize) {
    scan(data, |row| row.len())
}

/// And takes each cell without its quotation marks, as the others do.
fn by_segue_cells(data: &[u8]) -> (usize, usize) {
    scan(data, |row| row.cells().map(black_box).count())
}

fn scan(data: &[u8], cells_of: impl Fn(Row<'_>) -> usize) -> (usize, usize) {
    let format = Format::delimited(b',');
    let mut scanner = Scanner::new(format, Place { offset: 0, line: 1 });
    let mut rows = Rows::default();
    let (mut count, mut cells, mut at) = (0, 0, 0);
    while at < data.len() {
        let buffer = &data[at..data.len().min(at + CHUNK)];
        at += scanner.scan(buffer, at + buffer.len() == data.len(), &mut rows);
        count += rows.len();
        cells += rows.iter(format, buffer).map(&cells_of).sum::<usize>();
    }
    (count, cells)
}

fn by_csv_core(data: &[u8]) -> (usize, usize) {
    let mut reader = csv_core::Reader::new();
    let (mut output, mut ends) = (vec![0; 1 << 16], vec![0; 64]);
    let (mut count, mut cells, mut at) = (0, 0, 0);
    loop {
        let (result, taken, _, ended) = reader.read_record(&data[at..], &mut output, &mut ends);
        at += taken;
        cells += ended;
        match result {
            ReadRecordResult::Record => count += 1,
            ReadRecordResult::End => return (count, cells),
            // The input is whole; what is left is to be told so by an empty one.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => return (0, 0),
        }
    }
}

fn by_csv(data: &[u8]) -> (usize, usize) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(data);
    let mut record = csv::ByteRecord::new();
    let (mut count, mut cells) = (0, 0);
    while reader.read_byte_record(&mut record).is_ok_and(|more| more) {
        count += 1;
        cells += record.len();
    }
    (count, cells)
}
