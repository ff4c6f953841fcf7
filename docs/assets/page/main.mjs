// The neutral page goes on to the page that the publisher has chosen, and stays on the screen until that answers. From a folder,
// without a network, or within another page it stays: there a browser would only say what it could not open.
const { hbTarget: target } = globalThis;

if (target && location.protocol !== "file:" && navigator.onLine && self === top) {
  // A browser that is about to open another page paints this one no more; so it is painted first.
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => location.replace(target))));
}
