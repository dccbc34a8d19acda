//! What a file says beyond what this program knows.
//!
//! A record is read into its known form; what the original has beyond that is its residue, and is laid over the known
//! form again when the record is written. So every level keeps unknown fields without a word about them in the types.

use serde_json::{Map, Value};

/// Fields of `original` which `known`, its known form, has not; at every level.
pub(super) fn residue(original: &Map<String, Value>, known: &Map<String, Value>) -> Map<String, Value> {
    let mut rest = Map::new();
    for (name, value) in original {
        match known.get(name) {
            None if value.is_null() => {}
            None => {
                rest.insert(name.clone(), value.clone());
            }
            Some(own) => {
                if let Some(deeper) = below(value, own) {
                    rest.insert(name.clone(), deeper);
                }
            }
        }
    }
    rest
}

fn below(original: &Value, known: &Value) -> Option<Value> {
    match (original, known) {
        (Value::Object(original), Value::Object(known)) => {
            let rest = residue(original, known);
            (!rest.is_empty()).then_some(Value::Object(rest))
        }
        (Value::Array(original), Value::Array(known)) if original.len() >= known.len() => {
            let mut any = false;
            let rest = original.iter().enumerate().map(|(at, value)| {
                let rest = known.get(at).map_or_else(|| Some(value.clone()), |own| below(value, own));
                any |= rest.is_some();
                rest.unwrap_or(Value::Null)
            });
            let rest: Vec<Value> = rest.collect();
            any.then_some(Value::Array(rest))
        }
        _ => None,
    }
}

/// Lays a residue over a known form: adds what is not there, changes nothing.
pub(super) fn lay_over(known: &mut Map<String, Value>, rest: &Map<String, Value>) {
    for (name, value) in rest {
        match known.get_mut(name) {
            None => {
                known.insert(name.clone(), value.clone());
            }
            Some(own) => lay_below(own, value),
        }
    }
}

fn lay_below(known: &mut Value, rest: &Value) {
    match (known, rest) {
        (Value::Object(known), Value::Object(rest)) => lay_over(known, rest),
        (Value::Array(known), Value::Array(rest)) => {
            for (at, value) in rest.iter().enumerate() {
                match known.get_mut(at) {
                    Some(own) => lay_below(own, value),
                    None if !value.is_null() => known.push(value.clone()),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{lay_over, residue};

    fn map(value: Value) -> Map<String, Value> {
        let Value::Object(map) = value else { panic!("an object") };
        map
    }

    #[test]
    fn what_is_unknown_comes_back_at_every_level() {
        let original = json!({"a": 1, "x": 2, "b": {"c": 3, "y": [4]}, "d": [{"e": 5}, {"e": 6, "z": 7}, {"new": 8}]});
        let known = map(json!({"a": 1, "b": {"c": 3}, "d": [{"e": 5}, {"e": 6}]}));
        let rest = residue(&map(original.clone()), &known);
        let mut again = known.clone();
        lay_over(&mut again, &rest);
        assert_eq!(Value::Object(again), original);
        assert_eq!(residue(&known, &known), Map::new());
    }

    #[test]
    fn what_is_known_is_not_overwritten() {
        let mut known = map(json!({"a": 1, "b": [1]}));
        lay_over(&mut known, &map(json!({"a": {"x": 2}, "b": 3, "c": 4})));
        assert_eq!(Value::Object(known), json!({"a": 1, "b": [1], "c": 4}));
    }
}
