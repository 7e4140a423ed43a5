//! What was sent before of a million people: learnt, kept, read back, compared with, and who of them left.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use segment::email::{EmailAddress, NoIdna};
use segment::{Contact, address_hash};
use segue_export::memory::Fingerprint;
use segue_export::{Comparison, Leavers, Memory, Person, RunPlan};

const PEOPLE: usize = 1_000_000;

/// Made-up people in the order of a file, which is not the memory's.
fn addresses() -> Vec<EmailAddress> {
    let names = ["anna", "mari.kask", "j.tamm+uudised", "peeter_saar", "liis-mai.oja", "k", "toomas.tamme1987"];
    let domains = ["gmail.com", "example.com", "post.example.ee", "hotmail.com", "yahoo.co.uk", "a.example.org"];
    let address = |number: usize| {
        let number = number * 7_919 % PEOPLE;
        // Every tenth has a domain of a firm.
        let domain = match number % 10 {
            0 => format!("firm{}.example", number / 50),
            _ => domains[number / names.len() % domains.len()].to_owned(),
        };
        EmailAddress::parse(&format!("{}{number}@{domain}", names[number % names.len()]), &NoIdna).ok()
    };
    (0..PEOPLE).filter_map(|number| Some(address(number)?.0)).collect()
}

fn sent(addresses: &[EmailAddress]) -> impl Iterator<Item = (String, Fingerprint)> {
    let print = |address| Fingerprint { profile: address_hash(address), consent: 0 };
    addresses.iter().map(move |address| (address.as_str().to_owned(), print(address)))
}

fn million(criterion: &mut Criterion) {
    let addresses = addresses();
    assert_eq!(addresses.len(), PEOPLE);
    let mut memory = Memory::new("64b0c0ffee64b0c0ffee64b0", "VIP");
    memory.learn(sent(&addresses));
    let bytes = memory.to_bytes();
    let people: Vec<Person> = addresses
        .iter()
        .step_by(10)
        .map(|email| Person::of_first(Contact { city: Some("Tartu".into()), ..Contact::new(0, 2, email.clone()) }))
        .collect();
    let mut hashes: Vec<u64> = addresses.iter().map(address_hash).collect();
    hashes.sort_unstable();
    println!("a million people are {} bytes", bytes.len());
    let mut group = criterion.benchmark_group("a million people");
    group.sample_size(10);
    group.bench_function("learnt", |bencher| {
        bencher.iter(|| {
            let mut memory = Memory::new("64b0c0ffee64b0c0ffee64b0", "VIP");
            memory.learn(sent(black_box(&addresses)));
            memory
        });
    });
    group.bench_function("learnt, five in a hundred", |bencher| {
        bencher.iter_with_setup(|| memory.clone(), |mut memory| memory.learn(sent(&addresses[..PEOPLE / 20])));
    });
    group.bench_function("to bytes", |bencher| bencher.iter(|| black_box(&memory).to_bytes()));
    group.bench_function("from bytes", |bencher| bencher.iter(|| Memory::from_bytes(black_box(&bytes))));
    group.bench_function("looked up", |bencher| {
        bencher.iter(|| addresses.iter().filter(|address| memory.get(address).is_some()).count());
    });
    group.bench_function("compared, every tenth", |bencher| {
        let (plan, memories) = (RunPlan::default(), std::slice::from_ref(&memory));
        let mut comparison = Comparison::new(memories, &plan, false);
        bencher.iter(|| people.iter().map(|person| comparison.judge(black_box(person)) as usize).sum::<usize>());
    });
    group.bench_function("made ready to be compared with", |bencher| {
        let (plan, memories) = (RunPlan::default(), std::slice::from_ref(&memory));
        bencher.iter(|| Comparison::new(black_box(memories), &plan, false));
    });
    group.bench_function("leavers", |bencher| {
        bencher.iter(|| Leavers::of(black_box(&memory), &|hash| hashes.binary_search(&hash).is_ok()).len());
    });
    group.finish();
}

criterion_group!(benches, million);
criterion_main!(benches);
