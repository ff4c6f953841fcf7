// An element with attributes and content; text is always text.
export function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

export const statements = (count) => (count === 1 ? "1 statement" : `${count} statements`);

// What happens to the collection, in one line.
export const where = (kept) =>
  kept ? "Kept until you close this tab, clear it or leave." : "Not stored: links take it along, and loading the page anew loses it.";
