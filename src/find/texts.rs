//! Every text of a map and where it stands. Knows nothing of what is looked for.

use crate::model::{Block, Card, CardKind, Document, Item, Lane, LaneKind, Map, Point, Series, StepId};

/// Which of the texts of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The words on a card, a head or an arrow, beside a point, above a block of text; a persona's name.
    Title,
    /// The second line of a head.
    Subtitle,
    /// The note of a card.
    Note,
    /// The words of a block of text.
    Text,
    /// A tag.
    Tag,
    /// Who answers for it.
    Owner,
    /// Who said it.
    Speaker,
    /// The name it is shown or hidden by.
    Variant,
    /// An address to open.
    Link,
    /// The divider above a lane.
    Divider,
    /// The group of a lane.
    Group,
    /// Words at the ends of a scale, its unit.
    Scale,
    /// The name of a series of points.
    Series,
    /// What happens in the map.
    Scenario,
    /// What the customer wants to reach.
    Goal,
    /// What is known of a persona.
    Persona,
}

/// Calls `visit` with every text of the map that is not empty, in reading order; those of one thing follow
/// each other, its title first.
pub fn texts<'a>(document: &'a Document, map: &'a Map, visit: &mut impl FnMut(Item, Field, &'a str)) {
    let mut visit = |item, field, text: &'a str| {
        if !text.is_empty() {
            visit(item, field, text);
        }
    };
    visit(Item::Title, Field::Title, &map.title);
    visit(Item::Title, Field::Scenario, &map.scenario);
    visit(Item::Title, Field::Goal, &map.goal);
    for persona in map.personas.iter().filter_map(|id| document.persona(*id)) {
        let item = Item::Persona(persona.id);
        visit(item, Field::Title, &persona.name);
        let known =
            [&persona.demographics, &persona.behaviours, &persona.needs, &persona.goals, &persona.quote];
        known.into_iter().for_each(|text| visit(item, Field::Persona, text));
    }
    map.blocks_above.iter().for_each(|block| of_block(block, &mut visit));
    of_columns(map, &mut visit);
    let columns = map.columns();
    map.lanes.iter().for_each(|lane| of_lane(lane, &columns, &mut visit));
    for link in &map.links {
        visit(Item::Link(link.id), Field::Title, &link.label);
    }
    map.blocks_below.iter().for_each(|block| of_block(block, &mut visit));
    map.parking
        .iter()
        .for_each(|card| of_card(card, &mut |field, text| visit(Item::Card(card.id), field, text)));
}

fn of_block<'a>(block: &'a Block, visit: &mut impl FnMut(Item, Field, &'a str)) {
    visit(Item::Block(block.id), Field::Title, &block.title);
    visit(Item::Block(block.id), Field::Text, &block.text);
}

fn of_columns<'a>(map: &'a Map, visit: &mut impl FnMut(Item, Field, &'a str)) {
    for phase in &map.phases {
        visit(Item::Phase(phase.id), Field::Title, &phase.title);
        for stage in &phase.stages {
            let item = Item::Stage(stage.id);
            visit(item, Field::Title, &stage.title);
            visit(item, Field::Subtitle, &stage.subtitle);
            visit(item, Field::Owner, &stage.facts.owner);
            for step in &stage.steps {
                let item = Item::Step(step.id);
                visit(item, Field::Title, &step.title);
                visit(item, Field::Subtitle, &step.subtitle);
                visit(item, Field::Owner, &step.facts.owner);
            }
        }
    }
}

fn of_lane<'a>(lane: &'a Lane, columns: &[StepId], visit: &mut impl FnMut(Item, Field, &'a str)) {
    let item = Item::Lane(lane.id);
    visit(item, Field::Title, &lane.title);
    visit(item, Field::Divider, &lane.divider);
    visit(item, Field::Group, &lane.group);
    match &lane.kind {
        LaneKind::Curve(curve) => [&curve.high, &curve.low].map(|text| visit(item, Field::Scale, text)).len(),
        LaneKind::Numbers(numbers) => {
            [&numbers.high, &numbers.low, &numbers.unit].map(|text| visit(item, Field::Scale, text)).len()
        }
        LaneKind::Cards(_) | LaneKind::Pictures => 0,
    };
    for cell in columns.iter().filter_map(|step| lane.cells.get(step)) {
        for card in &cell.cards {
            of_card(card, &mut |field, text| visit(Item::Card(card.id), field, text));
        }
        for point in &cell.points {
            of_point(point, &mut |field, text| visit(Item::Point(point.id), field, text));
        }
    }
}

/// Calls `visit` with every text of the card, its title first; some may be empty.
pub(super) fn of_card<'a>(card: &'a Card, visit: &mut impl FnMut(Field, &'a str)) {
    visit(Field::Title, &card.title);
    visit(Field::Note, &card.note);
    card.tags.iter().for_each(|tag| visit(Field::Tag, tag));
    visit(Field::Owner, &card.owner);
    if let CardKind::Quote { speaker } = &card.kind {
        visit(Field::Speaker, speaker);
    }
    visit(Field::Variant, &card.variant);
    visit(Field::Link, &card.link);
}

/// The same for a point.
pub(super) fn of_point<'a>(point: &'a Point, visit: &mut impl FnMut(Field, &'a str)) {
    visit(Field::Title, &point.words);
    if let Series::Named(name) = &point.series {
        visit(Field::Series, name);
    }
}
