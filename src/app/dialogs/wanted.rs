//! What was typed to find a name in a list, in the command palette and the sheet of shortcuts: every word of it must
//! occur, in any order, without tone marks if one likes and in either language; what fits best comes first. Knows
//! nothing of what is found. (Words of the maps are looked for by `app::sought`.)

use std::ops::Range;

use crate::find::Query;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted(Vec<Query>);

/// What a word costs that stands at the beginning of the name, of a word in it, or inside a word.
const COSTS: [u32; 3] = [0, 1, 4];
/// What it costs in a text that only says where the thing is.
const ASIDE: u32 = 10;

impl Wanted {
    /// The words of the text.
    pub(super) fn new(text: &str) -> Self {
        Self(text.split_whitespace().map(Query::new).collect())
    }

    /// Whether everything is meant.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How far the names are from what is looked for, 0 the nearest; none: some word is nowhere. A word may
    /// also stand in one of `places`, which counts less.
    pub(super) fn distance(&self, names: &[&str], places: &[&str]) -> Option<u32> {
        self.0.iter().try_fold(0, |sum, word| {
            let in_names = names.iter().filter_map(|name| cost(word, name)).min();
            let in_places = || places.iter().filter_map(|place| cost(word, place)).min().map(|c| c + ASIDE);
            Some(sum + in_names.or_else(in_places)?)
        })
    }

    /// Where the words stand in a name, in order and apart.
    pub(super) fn hits(&self, name: &str) -> Vec<Range<usize>> {
        let mut hits: Vec<Range<usize>> = self.0.iter().filter_map(|word| best(word, name)).collect();
        hits.sort_by_key(|hit| (hit.start, hit.end));
        let mut end = 0;
        hits.retain(|hit| {
            let apart = hit.start >= end;
            end = end.max(hit.end);
            apart
        });
        hits
    }
}

fn cost(word: &Query, text: &str) -> Option<u32> {
    let hit = best(word, text)?;
    let [first, beginning, inside] = COSTS;
    Some(if hit.start == 0 {
        first
    } else if begins_word(text, hit.start) {
        beginning
    } else {
        inside
    })
}

/// Where the word stands best: where a word begins, else anywhere.
fn best(word: &Query, text: &str) -> Option<Range<usize>> {
    let first = word.find(text)?;
    if begins_word(text, first.start) {
        return Some(first);
    }
    let mut later =
        text.char_indices().map(|(at, _)| at).filter(|&at| at > first.start && begins_word(text, at));
    let at_beginning = |at: usize| {
        let hit = word.find(text.get(at..)?)?;
        (hit.start == 0).then_some(at..at + hit.end)
    };
    later.find_map(at_beginning).or(Some(first))
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|letter| !letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(typed: &str, names: &[&str]) -> Option<u32> {
        Wanted::new(typed).distance(names, &["Sửa", "Edit"])
    }

    #[test]
    fn all_words_in_any_order_without_marks_and_in_either_language() {
        let names = ["Split", "Tách đôi"];
        assert_eq!(distance("tach", &names), Some(0));
        assert_eq!(distance("doi tach", &names), Some(1));
        assert_eq!(distance("split", &names), Some(0));
        assert_eq!(distance("split lane", &names), None);
        assert!(distance("edit", &names) > distance("li", &names), "the menu counts least");
        assert_eq!(distance("", &names), Some(0));
    }

    #[test]
    fn hits_at_the_beginning_of_a_word_win() {
        assert!(distance("move", &["Move left"]) < distance("move", &["Card move"]));
        assert!(distance("in", &["Zoom in"]) < distance("in", &["Find next"]));
        assert_eq!(Wanted::new("in map").hits("Find in map"), [5..7, 8..11]);
        assert_eq!(Wanted::new("đôi ta").hits("Tách đôi"), [0..3, 6..11]);
    }
}
