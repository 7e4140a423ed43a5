//! The memory held against an ordered map, and its file against every way to spoil it.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;
use segment::email::{EmailAddress, NoIdna};

use super::*;
use crate::leavers::Leavers;
use crate::{Record, Segments};

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a source in memory never waits"),
    }
}

fn print(profile: u64, consent: u64) -> Fingerprint {
    Fingerprint { profile, consent }
}

/// By domain, then by what stands before it: as the memory stands.
fn key(address: &str) -> Vec<u8> {
    let mut key = Vec::new();
    turn(address, &mut key);
    key
}

type Map = BTreeMap<Vec<u8>, (String, Fingerprint)>;

fn of_map(map: &Map) -> Memory {
    let mut memory = Memory::new("64b0c0ffee64b0c0ffee64b0", "VIP");
    memory.learn(map.values().cloned());
    memory
}

fn everybody(memory: &Memory) -> Vec<(String, Fingerprint)> {
    memory.iter().collect()
}

/// Addresses that share beginnings, domains and neither; some that are none.
fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[abõ]{1,3}[0-9]{0,2}@(example|post\\.example|b)\\.(ee|com)",
        1 => "[a-z@.]{1,12}",
        1 => "[a-z]{60,300}@[a-z]{1,15}",
    ]
}

fn person() -> impl Strategy<Value = (String, Fingerprint)> {
    let consent = prop_oneof![3 => Just(0), 1 => any::<u64>()];
    (address(), any::<u64>(), consent).prop_map(|(address, profile, consent)| (address, print(profile, consent)))
}

fn people() -> impl Strategy<Value = Vec<(String, Fingerprint)>> {
    prop::collection::vec(person(), 0..150)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_knows_what_an_ordered_map_knows(
        first in people(),
        second in people(),
        out in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let mut map = Map::new();
        let mut memory = of_map(&map);
        for sent in [first, second] {
            memory.learn(sent.clone());
            map.extend(sent.into_iter().map(|(address, print)| (key(&address), (address, print))));
        }
        prop_assert_eq!(everybody(&memory), map.values().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&memory, &of_map(&map), "the same people are the same bytes, however they came");
        let (index, mut work) = (Index::of(&memory), Vec::new());
        for (address, print) in map.values() {
            prop_assert_eq!(memory.find(address), Some(*print));
            prop_assert_eq!(index.get(address, &mut work), Some(*print));
            for other in [format!("{address}a"), format!("a{address}"), address.chars().skip(1).collect()] {
                let known = map.get(&key(&other)).map(|(_, print)| *print);
                prop_assert_eq!((memory.find(&other), index.get(&other, &mut work)), (known, known));
            }
        }
        for first in [0, 1, 31, 32, 33, map.len() / 2, map.len()] {
            let told: Vec<String> = map.values().skip(first).take(40).map(|(address, _)| address.clone()).collect();
            prop_assert_eq!(memory.addresses(first, 40), told);
        }
        if !map.is_empty() {
            let mut positions: Vec<u32> = out.iter().map(|out| u32::try_from(out.index(map.len())).unwrap()).collect();
            positions.sort_unstable();
            positions.dedup();
            let told: Vec<String> = positions.iter().flat_map(|&at| memory.addresses(at as usize, 1)).collect();
            prop_assert_eq!(memory.addresses_at(positions.iter().copied()), told.clone());
            let mut by_name = memory.clone();
            memory.leave(positions);
            for address in &told {
                prop_assert!(by_name.forget(address) && !by_name.forget(address));
                map.remove(&key(address));
            }
            prop_assert_eq!(everybody(&memory), map.values().cloned().collect::<Vec<_>>());
            prop_assert_eq!(&memory, &by_name);
        }
        prop_assert_eq!(memory.len(), map.len());
        prop_assert_eq!(memory.about().people, map.len() as u64);
    }

    #[test]
    fn its_file_is_read_back_and_nothing_else_is(
        people in people(),
        at in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        let mut memory = Memory::new("b", "Õ");
        memory.about.last = Some(LastRun { files: vec!["VIP.csv".into()], rows: 5, ..LastRun::default() });
        memory.learn(people);
        let bytes = memory.to_bytes();
        let read = Memory::from_bytes(&bytes).unwrap();
        prop_assert_eq!(&read, &memory);
        prop_assert_eq!(read.to_bytes(), bytes.clone());
        prop_assert_eq!(now(Memory::read(bytes.as_slice())), Ok(memory));
        let at = at.index(bytes.len());
        prop_assert!(Memory::from_bytes(&bytes[..at]).is_err(), "cut off at {}", at);
        let mut flipped = bytes.clone();
        flipped[at] ^= flip;
        prop_assert!(Memory::from_bytes(&flipped).is_err(), "changed at {}", at);
        let longer = [bytes.as_slice(), &[flip]].concat();
        prop_assert_eq!(Memory::from_bytes(&longer), Err(MemoryError::Damaged));
    }

    #[test]
    fn no_bytes_break_it(mut bytes in prop::collection::vec(any::<u8>(), 0..200), sum in any::<bool>()) {
        let _ = Memory::from_bytes(&bytes);
        // Past the magic, with a description, into the blocks.
        let mut whole = Memory::new("b", "t").to_bytes();
        whole.truncate(whole.len() - 10);
        if sum {
            let length = u16::try_from(bytes.len()).unwrap();
            whole.extend_from_slice(&length.to_le_bytes());
        }
        whole.append(&mut bytes);
        prop_assert!(Memory::from_bytes(&whole).is_err());
    }

    #[test]
    fn folding_a_journal_twice_gives_the_same(
        known in people(),
        sent in people(),
        first in 0_u64..50,
        count in 0_u32..60,
    ) {
        let mut memory = Memory::new("b", "VIP");
        memory.learn(known);
        let leavers = Leavers::of(&memory, &|hash| sent.iter().any(|(address, _)| hash_of(address.as_bytes()) == hash));
        let gone = leavers.addresses(&memory, first, count);
        let fold = |memory: Memory| {
            let run = LastRun { at: Time(7), rows: 9, ..LastRun::default() };
            let other = Memory::new("b", "Other");
            let both = [(memory, leavers.clone()), (other, Leavers::default())];
            let mut folding =
                Folding::new(both.map(|(memory, leavers)| Folded { memory, leavers, run: run.clone() }));
            let people = (first, u64::from(count));
            folding.record(&Record::Removing { segment: 0, people });
            folding.record(&Record::Outcome {
                people: Vec::new(),
                rejected: Vec::new(),
                reasons: Vec::new(),
                sent: sent
                    .iter()
                    .map(|(address, fingerprint)| Sent {
                        email: address.clone(),
                        segments: Segments::FIRST,
                        fingerprint: *fingerprint,
                    })
                    .collect(),
            });
            folding.record(&Record::Removed { segment: 0, people, taken: true });
            folding.record(&Record::Removed { segment: 0, people, taken: true });
            folding.record(&Record::Removed { segment: 9, people, taken: true });
            folding.finish()
        };
        let once = fold(memory.clone());
        prop_assert_eq!(once.len(), 2);
        prop_assert!(once[1].is_empty());
        prop_assert_eq!(once[0].about().last.as_ref().map(|last| last.rows), Some(9));
        for address in &gone {
            prop_assert_eq!(once[0].find(address), None);
        }
        let mut expected = memory.clone();
        expected.learn(sent.clone());
        expected.people = expected.people.filtered(|_, other| gone.iter().all(|address| key(address) != other));
        prop_assert_eq!(everybody(&once[0]), everybody(&expected));
        prop_assert_eq!(&fold(once[0].clone())[0], &once[0]);
    }
}

#[test]
fn people_learnt_in_many_rounds_stand_in_order() {
    let mut memory = Memory::new("b", "t");
    let many = 150_000_u64;
    // 7,919 is prime to it: everybody comes once, in another order.
    let address = |number: u64| format!("p{}@d{}.example.com", number, number % 70);
    memory.learn((0..many).map(|number| number * 7_919 % many).map(|number| (address(number), print(number, 0))));
    assert_eq!(memory.len() as u64, many);
    assert!((0..many).step_by(997).all(|number| memory.find(&address(number)) == Some(print(number, 0))));
    assert_eq!(Memory::from_bytes(&memory.to_bytes()), Ok(memory));
}

#[test]
fn removals_count_as_far_as_omnisend_told_of_them() {
    let mut memory = Memory::new("b", "VIP");
    memory.learn((0..5).map(|number| (format!("p{number}@example.com"), print(number + 1, 0))));
    let leavers = Leavers::of(&memory, &|_| false);
    let mut folding = Folding::new([Folded { memory, leavers, run: LastRun::default() }]);
    for people in [(0, 2), (2, 1), (3, 1)] {
        folding.record(&Record::Removing { segment: 0, people });
    }
    folding.record(&Record::Removed { segment: 0, people: (0, 2), taken: true });
    folding.record(&Record::Removed { segment: 0, people: (2, 1), taken: false });
    let left: Vec<_> = folding.finish().remove(0).iter().map(|(address, print)| (address, print.profile)).collect();
    let kept = [("p2", 3), ("p3", 0), ("p4", 5)].map(|(name, profile)| (format!("{name}@example.com"), profile));
    assert_eq!(left, kept, "refused, not known, not asked for");
}

#[test]
fn it_is_asked_by_the_address_as_it_is_sent() {
    let mut memory = Memory::new("b", "t");
    memory.learn([("ana@example.com".to_owned(), print(1, 2))]);
    let (address, _) = EmailAddress::parse(" Ana@Example.com", &NoIdna).unwrap();
    assert_eq!(memory.get(&address), Some(print(1, 2)));
    memory.learn([(String::new(), print(1, 1)), ("a".repeat(321), print(1, 1))]);
    assert_eq!(memory.len(), 1, "what is no address is not kept");
    assert!(!memory.forget("bo@example.com") && memory.forget("ana@example.com") && memory.is_empty());
}

#[test]
fn a_kept_file_still_means_the_same() {
    let mut memory = Memory::new("b", "t");
    memory.learn([("ana@example.com".to_owned(), print(1, 0)), ("an@example.com".to_owned(), print(2, 3))]);
    let about = br#"{"brand":"b","tag":"t","last":null,"people":2}"#;
    let mut bytes = b"SEGUEMEM\x01\0\0\0\x2E\0\0\0".to_vec();
    bytes.extend_from_slice(about);
    bytes.extend_from_slice(b"\x2B\0\x01\x0Eexample.com@an\x02\0\0\0\0\0\0\0\x03\0\0\0\0\0\0\0");
    bytes.extend_from_slice(b"\x1C\x01a\x01\0\0\0\0\0\0\0\0\0");
    let written = memory.to_bytes();
    assert_eq!(written[..written.len() - 8], bytes);
    assert_eq!(written[written.len() - 8..], [244, 250, 25, 213, 176, 34, 152, 133]);
}

#[test]
fn another_file_another_version_and_another_brand_are_refused_by_name() {
    let bytes = Memory::new("64b0c0ffee64b0c0ffee64b0", "t").to_bytes();
    assert_eq!(Memory::import(&bytes, "64B0C0FFEE64b0c0ffee64b0").map(|memory| memory.len()), Ok(0));
    assert_eq!(Memory::import(&bytes, "64b0c0ffee64b0c0ffee64b1"), Err(MemoryError::Brand));
    assert_eq!(Memory::import(&bytes, ""), Err(MemoryError::Brand));
    assert_eq!(Memory::from_bytes(b"EMail,Name\nana@example.com,Ana\n"), Err(MemoryError::Other));
    assert_eq!(Memory::from_bytes(b""), Err(MemoryError::Damaged));
    let mut newer = bytes.clone();
    newer[8] = 2;
    assert_eq!(Memory::from_bytes(&newer), Err(MemoryError::Version(2)));
    assert_eq!(About::of(&bytes[..bytes.len() - 10]).map(|about| about.tag), Ok("t".into()));
    assert_eq!(About::of(&bytes[..20]), Err(MemoryError::Damaged));
}

#[test]
fn a_sum_that_is_right_makes_no_broken_block_right() {
    let spoil = |block: &[u8], people: usize| {
        let mut memory = Memory::new("b", "t");
        memory.people.take(block, people);
        memory.about.people = people as u64;
        Memory::from_bytes(&memory.to_bytes())
    };
    let print = [0_u8; 8];
    let entry = |head: u8, rest: &[u8]| [&[head, u8::try_from(rest.len()).unwrap()], rest, &print].concat();
    assert!(spoil(&entry(0, b"b@a"), 1).is_ok());
    assert!(spoil(&entry(0, b"b@a"), 2).is_err(), "not so many");
    assert!(spoil(&entry(2, b"b@a"), 1).is_err(), "shares with nobody");
    assert!(spoil(&entry(0, b""), 1).is_err(), "no address");
    assert!(spoil(&entry(0, b"b@\xFF"), 1).is_err(), "no text");
    assert!(spoil(&entry(1, b"b@a"), 1).is_err(), "no consent where one is said to be");
    assert!(spoil(&[entry(0, b"b@a"), entry(6, b"")].concat(), 2).is_err(), "twice the same");
    assert!(spoil(&[entry(0, b"b@b"), entry(4, b"a")].concat(), 2).is_err(), "out of order");
    let many: Vec<u8> = (0..33).flat_map(|letter| entry(0, &[b'a' + letter])).collect();
    assert!(spoil(&many, 33).is_err(), "too many in a block");
}
