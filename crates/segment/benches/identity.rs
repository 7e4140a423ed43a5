//! A file's identity, from bytes in memory as they are read.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use segue_segment::FileHash;

fn identity(criterion: &mut Criterion) {
    let bytes: Vec<u8> = (0..64_usize << 20).map(|at| at.wrapping_mul(31).to_le_bytes()[1]).collect();
    let mut group = criterion.benchmark_group("identity");
    group.sample_size(10).throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("64 MiB", |bencher| {
        bencher.iter(|| {
            let mut hash = FileHash::default();
            black_box(&bytes).chunks(1 << 20).for_each(|chunk| hash.add(chunk));
            hash.finish()
        });
    });
    group.finish();
}

criterion_group!(benches, identity);
criterion_main!(benches);
