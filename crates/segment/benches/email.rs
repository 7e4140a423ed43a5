//! A million addresses, beside the crate `email_address`; and the distinct domains of a large file.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use email_address::{EmailAddress as Other, Options};
use segue_segment::email::typo::{is_well_known, of_file};
use segue_segment::email::{Judged, NoIdna, judge};

const ADDRESSES: usize = 1_000_000;

/// Made-up people. Of a hundred, `to_repair` have capitals or a space behind.
fn addresses(to_repair: usize) -> Vec<String> {
    let names = ["anna", "mari.kask", "j.tamm+uudised", "peeter_saar", "liis-mai.oja", "k", "toomas.tamme1987"];
    let domains =
        ["gmail.com", "example.com", "post.example.ee", "hotmail.com", "firma.example", "yahoo.co.uk", "a.example.org"];
    (0..ADDRESSES)
        .map(|number| {
            let name = names[number % names.len()];
            let domain = domains[number / names.len() % domains.len()];
            match number % 100 {
                place if place < to_repair && place % 2 == 0 => format!("{}{number}@{domain}", name.to_uppercase()),
                place if place < to_repair => format!("{name}{number}@{domain} "),
                _ => format!("{name}{number}@{domain}"),
            }
        })
        .collect()
}

fn usable(addresses: &[String]) -> usize {
    let mut scratch = String::new();
    addresses.iter().filter(|cell| matches!(judge(cell, &NoIdna, &mut scratch), Judged::Usable { .. })).count()
}

fn usable_there(addresses: &[String]) -> usize {
    let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
    addresses.iter().filter(|cell| Other::parse_with_options(cell, options).is_ok()).count()
}

fn million(criterion: &mut Criterion) {
    let plain = addresses(0);
    let mixed = addresses(20);
    let all = addresses(100);
    assert_eq!((usable(&plain), usable(&mixed), usable(&all)), (ADDRESSES, ADDRESSES, ADDRESSES));
    assert_eq!(usable_there(&plain), ADDRESSES);
    let mut group = criterion.benchmark_group("a million addresses");
    group.sample_size(10).throughput(Throughput::Elements(ADDRESSES as u64));
    group.bench_function("email_address", |bencher| bencher.iter(|| usable_there(black_box(&plain))));
    group.bench_function("ours", |bencher| bencher.iter(|| usable(black_box(&plain))));
    group.bench_function("ours, a fifth repaired", |bencher| bencher.iter(|| usable(black_box(&mixed))));
    group.bench_function("ours, all repaired", |bencher| bencher.iter(|| usable(black_box(&all))));
    group.bench_function("ours, with a look at the domain", |bencher| {
        bencher.iter(|| {
            let known = |cell: &&String| cell.split_once('@').is_some_and(|(_, domain)| is_well_known(domain));
            usable(black_box(&plain)) + plain.iter().filter(known).count()
        });
    });
    group.finish();
}

fn domains(criterion: &mut Criterion) {
    let mut domains: Vec<(String, u64)> = (0..100_000).map(|number| (format!("firm-{number:x}.example"), 1)).collect();
    domains.extend((0..400_u64).map(|number| (format!("often{}.example", number.pow(3)), 20 + number)));
    let mut group = criterion.benchmark_group("typos");
    group.sample_size(10).throughput(Throughput::Elements(domains.len() as u64));
    group.bench_function("a hundred thousand domains", |bencher| {
        bencher.iter(|| of_file(black_box(&domains), ADDRESSES as u64));
    });
    group.finish();
}

criterion_group!(benches, million, domains);
criterion_main!(benches);
