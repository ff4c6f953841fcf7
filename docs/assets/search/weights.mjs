// Every weight of the ranking in one place. `python -m tests.search.fit` moves each a little at a time, and keeps what makes the tuned
// halves of the questions better; it reports on the halves that are held back. Boosts of kinds are in macros/model/kinds.py.

export const WEIGHTS = {
  /** What a match by another word than the reader's counts. */
  synonym: 0.74,
  /** What a match of a mistyped word counts. */
  fuzzy: 0.7,
  /** What a match of the last word counts, which may only have been begun; half of it where it is a whole word, too. */
  prefix: 0.7,
  /** How much less a match of a beginning counts for each character that is missing. */
  missing: 0.3,
  /** What a match of a word counts of which only the end was mistyped. */
  ended: 0.6,
  /** How much less a word counts within the question, the more records it is in. */
  common: 5,
  /** What a synonym names outright scores this many times the best of what its words find. */
  pinned: 1.6,
  /** What a word counts within the question at least that is one of a pair that people say; in a longer phrase, more. */
  phrase: 0.4,
  /** The weight of a term in the text of a record; that of its title is the kind's. */
  text: 1,
  /** The weight of a term in what people ask when a record is what they look for. */
  asked: 0.75,
  /** The weight of a term in the titles above a record, its topics and its groups. */
  context: 0.35,
  /** A word that is nowhere counts for less of the question than one that is elsewhere. */
  unknown: 0.6,
  /** A record that covers next to nothing of the question keeps this share of its score. */
  bare: 0.25,
  /** How soon less is left of it where more of the question is missing: 1 is in proportion. */
  covering: 1.3,
  /** How much more a record counts whose whole title is asked for. */
  titleAsked: 0.5,
  /** How much more a record counts in whose title all words of the question are side by side. */
  sideBySide: 0.23,
  /** How much the words that lead to a record count beside what follows: 1 is in proportion. */
  found: 0.85,
  /** How much more a record counts whose title holds all that the question says. */
  titled: 1,
  /** How much more a record counts for each question that it answers and that is the same. */
  alike: 0.78,
  /** How much more a record counts that the whole question names, as people say it. */
  named: 0.7,
  /** How much more a part counts whose whole is found as well as anything. */
  around: 1.65,
  /** How much more a record counts that explains, where a meaning is asked for. */
  meaning: 0.5,
  /** How much more a guide or a step counts, where somebody asks what to do. */
  doing: 0.1,
  /** How much more a number counts, where somebody asks how many. */
  counting: 0.3,
};
