// What every script does with elements of the page.

/**
 * Makes an element with attributes and content; text is always text. An attribute without a value is left out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | URL | undefined>} [attributes]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...content);
  return element;
}

/**
 * Finds an element that the page may have; nothing where it has none of that type.
 * @template {Element} Type
 * @param {string} selector
 * @param {new () => Type} type
 * @param {ParentNode} [within]
 * @returns {Type | null}
 */
export function find(selector, type, within = document) {
  const found = within.querySelector(selector);
  return found instanceof type ? found : null;
}

/**
 * Finds an element that the templates promise.
 * @template {Element} Type
 * @param {string} selector
 * @param {new () => Type} type
 * @param {ParentNode} [within]
 * @returns {Type}
 */
export function get(selector, type, within = document) {
  const found = find(selector, type, within);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}

/**
 * Finds all elements of a type that a selector names.
 * @template {Element} Type
 * @param {string} selector
 * @param {new () => Type} type
 * @param {ParentNode} [within]
 * @returns {Type[]}
 */
export function all(selector, type, within = document) {
  return [...within.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? [found] : []));
}

/**
 * Gives the element that an event began at, or the nearest one around it, that a selector names.
 * @template {Element} Type
 * @param {Event} event
 * @param {string} selector
 * @param {new () => Type} type
 * @returns {Type | null}
 */
export function closest(event, selector, type) {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof type ? found : null;
}
