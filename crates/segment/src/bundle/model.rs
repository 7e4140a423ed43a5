//! `model.json` of the Common Data Model, which Customer Insights writes beside its exports: the columns of each table.

use json::Value;

/// What a `model.json` says that matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The tables.
    pub entities: Vec<Entity>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its name; the segment's.
    pub name: String,
    /// Names of its columns, in order.
    pub attributes: Vec<String>,
    /// Addresses of its files.
    pub partitions: Vec<String>,
}

impl Model {
    /// Reads the file; nothing where it is another kind of JSON.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let model = json::read(bytes)?;
        let entities = list(model.get("entities")?, |entity| {
            let names = |list_name: &str, name: &str| match entity.get(list_name) {
                Some(all) => list(all, |one| text(one, name)),
                None => Some(Vec::new()),
            };
            Some(Entity {
                name: text(entity, "name")?,
                attributes: names("attributes", "name")?,
                partitions: names("partitions", "location")?,
            })
        })?;
        (!entities.is_empty()).then_some(Self { entities })
    }

    /// Names of the columns of the file at `path`, which belongs to the segment `name`.
    pub fn columns(&self, path: &str, name: &str) -> Option<Vec<String>> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let holds = |entity: &&Entity| {
            entity.partitions.iter().any(|partition| {
                let location = partition.split('?').next().unwrap_or_default();
                location.rsplit('/').next() == Some(file) && location.contains(name)
            })
        };
        let entity =
            self.entities.iter().find(|entity| entity.name == name).or_else(|| self.entities.iter().find(holds))?;
        (!entity.attributes.is_empty()).then(|| entity.attributes.clone())
    }
}

/// What each of a list says; nothing where it is no list, or one of it is something else.
fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

/// A member of an object, which may be left out.
fn text(object: &Value, name: &str) -> Option<String> {
    match object {
        Value::Object(_) => object.get(name).map_or(Some(String::new()), |text| text.as_str().map(str::to_owned)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"name": "export", "version": "1.0", "entities": [
        {"$type": "LocalEntity", "name": "VIP", "attributes": [{"name": "CustomerId", "dataType": "string"}, {"name": "EMail"}],
         "partitions": [{"name": "VIP_1", "location": "https://store.example.com/x/VIP/2020/08/24/1433/VIP_1.csv?sig=a"}]},
        {"name": "Empty"}]}"#;

    #[test]
    fn names_the_columns_of_a_segments_parts() {
        let model = Model::read(MODEL.as_bytes()).expect("a model");
        assert_eq!(model.columns("x/VIP_1.csv", "VIP").as_deref(), Some(&["CustomerId".into(), "EMail".into()][..]));
        assert_eq!(model.columns("x/VIP_1.csv", "VI").map(|names| names.len()), Some(2), "by its address");
        assert_eq!(model.columns("x/Lapsed_1.csv", "Lapsed"), None);
        assert_eq!(model.columns("x/Empty.csv", "Empty"), None);
    }

    #[test]
    fn other_json_is_no_model() {
        for other in ["{}", "[]", "{\"entities\": 1}", "email\n"] {
            assert_eq!(Model::read(other.as_bytes()), None);
        }
    }
}
