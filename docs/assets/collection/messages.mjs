// What was wrong with an address, in plain words.

const FEW = 12;
const list = (codes) => (codes.length > FEW ? `${codes.slice(0, FEW).join(", ")} and ${codes.length - FEW} more` : codes.join(", "));

const MESSAGES = {
  nothing: () => "The address holds no collection. Ask for the link again, or start a collection of your own.",
  long: () => "The address is longer than that of any collection; its end was left out.",
  version: () => "The link was made by another edition of the handbook. What could be read of it is shown; compare it with the sender's.",
  cut: () => "The end of the link is missing, so statements may be missing, too. Ask for the whole link, from “http” to the last sign.",
  changed: () => "The link was changed or damaged on its way, so this may not be what was sent. Compare it with the sender's.",
  name: () => "A part of the collection's name could not be read, or cannot be shown.",
  unreadable: ({ pieces }) => `${pieces.length === 1 ? "One part of the link is" : `${pieces.length} parts of the link are`} no code of a statement and had to be left out.`,
  twice: ({ codes }) => `${list(codes)} stood in the link more than once, and ${codes.length === 1 ? "is" : "are"} shown once.`,
  unknown: ({ codes }) => `This edition does not have ${list(codes)}. The link may come from a newer edition, or contain a mistake.`,
  retired: ({ code, by, reason }) =>
    by.length ? `${code} is no longer in use; ${list(by)} ${by.length === 1 ? "takes" : "take"} its place. ${reason}` : `${code} is no longer in use, and nothing takes its place. ${reason}`,
};

export const explain = (problem) => MESSAGES[problem.kind](problem);
