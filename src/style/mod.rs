//! Every colour, size and font size of a document. Knows nothing of the program's own colours
//! (`app::theme`) and nothing of what is drawn with these.

mod colour;

pub use colour::Colour;
