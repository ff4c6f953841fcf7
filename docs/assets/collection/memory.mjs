// Where a collection is between two pages. Nothing is stored unless the reader asks for it: it travels in the addresses of the
// links that the reader follows. Asked, the tab keeps it until it is closed; leaving quickly makes it forget.

const KEY = "hb-collection";

export const memory = {
  get possible() {
    try {
      sessionStorage.getItem(KEY);
      return true;
    } catch {
      return false;
    }
  },
  get() {
    try {
      return sessionStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  },
  set(fragment) {
    try {
      sessionStorage.setItem(KEY, fragment);
      return true;
    } catch {
      return false;
    }
  },
  forget() {
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Then nothing was kept.
    }
  },
};

export const { root } = globalThis.handbook;
export const page = new URL("teach/collection.html", root);

// Adds the collection to the address of a link within the handbook at the moment it is followed; a link that is copied or only
// looked at stays clean. `current` gives the fragment, or nothing where none has to travel.
export function travel(current) {
  const add = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.hasAttribute("download") || link.hasAttribute("data-leave")) return;
    const url = new URL(link.href);
    if (!url.href.startsWith(root.href) || !/(\.html|\/)$/.test(url.pathname)) return;
    const fragment = current();
    const within = url.pathname === location.pathname && (url.pathname !== page.pathname || /^#[\w-]+$/.test(url.hash));
    if (!fragment || within || url.hash.endsWith(fragment)) return;
    const before = link.getAttribute("href");
    // A link to another collection takes the reader's own along beside it.
    const another = url.pathname === page.pathname && url.hash.includes("codes=");
    url.hash = another ? `${url.hash}&own=${encodeURIComponent(fragment)}` : url.hash ? `${url.hash}&${fragment}` : fragment;
    link.href = url.href;
    setTimeout(() => link.setAttribute("href", before));
  };
  for (const type of ["click", "auxclick"]) document.addEventListener(type, add, true);
}
