//! The text styles of a document. Lines are at least 1.35 em high: stacked capitals such as Ổ must fit.

use crate::text::{Face, TextStyle};

/// Title of the map.
pub const TITLE: TextStyle = TextStyle { tracking: -0.3, ..TextStyle::new(Face::Bold, 27.0, 37.0) };
/// Name of the persona under the title.
pub const LEAD: TextStyle = TextStyle::new(Face::SemiBold, 14.0, 20.0);
/// What follows the name.
pub const LEAD_MORE: TextStyle = TextStyle::new(Face::Medium, 14.0, 20.0);
/// The persona's quote.
pub const LEAD_QUOTE: TextStyle = TextStyle::new(Face::Italic, 13.5, 19.0);
/// Scenario, goal, blocks of text.
pub const BODY: TextStyle = TextStyle::new(Face::Regular, 13.0, 19.0);
/// Names before scenario and goal.
pub const BRIEF_NAME: TextStyle = TextStyle::new(Face::SemiBold, 13.0, 19.0);
/// Stage heads.
pub const STAGE: TextStyle = TextStyle::new(Face::SemiBold, 16.0, 22.0).centred();
/// Second line of stage and step heads.
pub const SUBTITLE: TextStyle = TextStyle::new(Face::Medium, 11.5, 16.0).centred();
/// Times, owner and the like of stages and steps.
pub const FACT: TextStyle = TextStyle::new(Face::Medium, 11.5, 16.0);
/// Phase bands.
pub const PHASE: TextStyle = TextStyle::new(Face::SemiBold, 13.5, 19.0).centred();
/// Step heads.
pub const STEP: TextStyle = TextStyle::new(Face::SemiBold, 13.0, 18.0).centred();
/// Lane heads and headings of blocks.
pub const LANE: TextStyle = TextStyle::new(Face::SemiBold, 13.5, 19.0);
/// Words on cards.
pub const CARD: TextStyle = TextStyle::new(Face::Medium, 13.0, 18.0);
/// Quotes and thoughts on cards.
pub const CARD_QUOTE: TextStyle = TextStyle::new(Face::Italic, 13.0, 18.0);
/// Category and severity under a card's words.
pub const DETAIL: TextStyle = TextStyle::new(Face::SemiBold, 11.5, 16.0);
/// Owner, votes and tags at the foot of a card.
pub const CARD_FACT: TextStyle = TextStyle::new(Face::Medium, 11.0, 15.0);
/// The variant that a card belongs to.
pub const VARIANT: TextStyle = TextStyle::new(Face::SemiBold, 11.0, 15.0);
/// The letter of a persona.
pub const INITIAL: TextStyle = TextStyle::new(Face::Bold, 10.0, 14.0);
/// Ends of scales, names of lines, the legend.
pub const SMALL: TextStyle = TextStyle::new(Face::Regular, 12.0, 17.0);
/// Names of the blueprint lines.
pub const LINE_NAME: TextStyle = TextStyle::new(Face::SemiBold, 12.0, 17.0);
/// Words beside points of a curve.
pub const CURVE_WORDS: TextStyle = TextStyle::new(Face::Italic, 12.5, 17.0);
/// Layer strips; smaller where they must be.
pub const STRIP: TextStyle = TextStyle::new(Face::SemiBold, 11.5, 16.0);
/// Big figures at the right of the title.
pub const FIGURE: TextStyle = TextStyle { tracking: -0.3, ..TextStyle::new(Face::Bold, 30.0, 41.0) };
/// Tags on cards that differ between two maps.
pub const TAG: TextStyle = TextStyle::new(Face::SemiBold, 10.0, 14.0);
