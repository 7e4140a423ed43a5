//! `model.json` of the Common Data Model, which Customer Insights writes beside its exports: the columns of each table.

use serde::Deserialize;

/// What a `model.json` says that matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Model {
    /// The tables.
    #[serde(default)]
    pub entities: Vec<Entity>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Entity {
    /// Its name; the segment's.
    #[serde(default)]
    pub name: String,
    /// Its columns, in order.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    /// Its files.
    #[serde(default)]
    pub partitions: Vec<Partition>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Attribute {
    /// Its name.
    #[serde(default)]
    pub name: String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Partition {
    /// Its address.
    #[serde(default)]
    pub location: String,
}

impl Model {
    /// Reads the file; nothing where it is another kind of JSON.
    pub fn read(json: &[u8]) -> Option<Self> {
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        serde_json::from_slice(json).ok().filter(|model: &Self| !model.entities.is_empty())
    }

    /// Names of the columns of the file at `path`, which belongs to the segment `name`.
    pub fn columns(&self, path: &str, name: &str) -> Option<Vec<String>> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let holds = |entity: &&Entity| {
            entity.partitions.iter().any(|partition| {
                let location = partition.location.split('?').next().unwrap_or_default();
                location.rsplit('/').next() == Some(file) && location.contains(name)
            })
        };
        let entity =
            self.entities.iter().find(|entity| entity.name == name).or_else(|| self.entities.iter().find(holds))?;
        let names: Vec<String> = entity.attributes.iter().map(|attribute| attribute.name.clone()).collect();
        (!names.is_empty()).then_some(names)
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
