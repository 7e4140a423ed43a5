//! What a run would send, without sending it: a preview, and the proof of what would go.

use omnisend::{BatchBody, request};
use segment::Contact;

use crate::engine::Item;
use crate::{Person, RunPlan};

/// Writes the requests of a run one behind the other, one JSON object a line.
#[derive(Debug)]
pub struct Requests<'p> {
    plan: &'p RunPlan,
    body: BatchBody,
}

impl<'p> Requests<'p> {
    /// The requests of this plan.
    pub fn new(plan: &'p RunPlan) -> Self {
        Self { plan, body: BatchBody::new() }
    }

    /// Takes the next person; `put` is given each request that is full, as a line.
    pub fn push(&mut self, contact: &Contact, put: &mut impl FnMut(&[u8])) {
        let item = Item::new(0, &Person::of_first(contact.clone()), self.plan);
        if !self.body.push(&item.json) {
            self.finish(put);
            // An empty batch takes every item.
            let _ = self.body.push(&item.json);
        }
    }

    /// Hands out what is left.
    pub fn finish(&mut self, put: &mut impl FnMut(&[u8])) {
        let body = std::mem::take(&mut self.body);
        if body.is_empty() {
            return;
        }
        let request = request::create_batch(body.finish());
        let mut line = Vec::from(r#"{"method":""#);
        line.extend_from_slice(request.method.name().as_bytes());
        line.extend_from_slice(br#"","path":""#);
        line.extend_from_slice(request.path.as_bytes());
        line.extend_from_slice(br#"","body":"#);
        line.extend_from_slice(request.body.as_deref().unwrap_or(b"null"));
        line.extend_from_slice(b"}\n");
        put(&line);
    }
}

/// The item of a batch that one person makes: JSON, indented to be read.
pub fn item_of(contact: &Contact, plan: &RunPlan) -> String {
    json::pretty(&Item::new(0, &Person::of_first(contact.clone()), plan).json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use segment::email::{EmailAddress, NoIdna};

    #[test]
    fn every_person_is_in_one_request_and_none_is_sent_twice() {
        let plan = RunPlan { tags: vec!["VIP".into()], total: 250, share: 50, ..RunPlan::default() };
        let (mut lines, mut requests) = (Vec::new(), Requests::new(&plan));
        let mut put = |line: &[u8]| lines.push(String::from_utf8(line.to_vec()).unwrap());
        for number in 0..250 {
            let (email, _) = EmailAddress::parse(&format!("p{number}@example.com"), &NoIdna).unwrap();
            requests.push(&Contact::new(0, number, email), &mut put);
        }
        requests.finish(&mut put);
        requests.finish(&mut put);
        let read = |line: &String| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let requests: Vec<_> = lines.iter().map(read).collect();
        let counts: Vec<_> = requests.iter().map(|line| line["body"]["items"].as_array().unwrap().len()).collect();
        assert_eq!(counts, [100, 100, 50]);
        assert_eq!((requests[0]["method"].as_str(), requests[0]["path"].as_str()), (Some("POST"), Some("/batches")));
        let last = &requests[2]["body"]["items"][49]["identifiers"][0];
        assert_eq!(last["id"], "p249@example.com");
    }
}
