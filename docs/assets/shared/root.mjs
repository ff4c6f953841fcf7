// Where links begin that lead here from elsewhere.

/**
 * Gives what they begin with; empty where this copy is a folder without a public address, whose path is nobody's business.
 * @param {string} site the public address of the handbook, if it has one
 * @param {URL} root of this copy
 */
export function publicRootOf(site, root) {
  if (site) return new URL(".", new URL(site, location.href)).href;
  return location.protocol === "file:" ? "" : root.href;
}
