// What scripts add to the handbook's pages. Everything can be read and reached without them.
// The file runs in the head, so that the chosen palette is there before the first paint.
(() => {
  "use strict";

  const root = document.documentElement;
  root.classList.replace("hb-no-script", "hb-script");

  // Some browsers refuse storage to pages from a folder, or altogether; then a choice lasts as long as the page.
  const store = {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Nothing is lost but the memory of the choice.
      }
    },
  };

  const kept = store.get("hb-palette");
  if (kept === "light" || kept === "dark") root.dataset.palette = kept;

  // Where the reader lets nothing be stored, a collection comes along in the address, behind the page's own anchor. It is taken
  // out before the browser looks for that anchor.
  let carried = "";
  if (!location.pathname.endsWith("/teach/collection.html")) {
    const found = /^#(.*?)&?(v=\d+&codes=.*)$/.exec(location.hash);
    if (found) {
      carried = found[2];
      history.replaceState(null, "", found[1] ? `#${found[1]}` : location.pathname + location.search);
    }
  }

  // What a screen reader is told of things that only the eye would notice.
  const status = document.createElement("p");
  status.className = "hb-hidden";
  status.setAttribute("role", "status");
  const announce = (text) => {
    status.textContent = text;
  };

  function palette() {
    const button = document.querySelector("[data-palette]:not(html)");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const now = () => root.dataset.palette ?? (dark.matches ? "dark" : "light");
    const label = () => {
      button.textContent = now() === "dark" ? "Light colors" : "Dark colors";
    };
    button.addEventListener("click", () => {
      root.dataset.palette = now() === "dark" ? "light" : "dark";
      store.set("hb-palette", root.dataset.palette);
      label();
    });
    dark.addEventListener("change", label);
    label();
  }

  function menu() {
    const button = document.querySelector("[data-menu]");
    const panel = document.getElementById("menu");
    const open = (yes) => {
      panel.toggleAttribute("data-open", yes);
      button.setAttribute("aria-expanded", String(yes));
      button.textContent = yes ? "Close menu" : "Menu";
    };
    button.addEventListener("click", () => {
      const yes = !panel.hasAttribute("data-open");
      open(yes);
      if (yes) (panel.querySelector("[aria-current]") ?? panel.querySelector("a, summary")).focus();
    });
    const close = () => {
      if (!panel.hasAttribute("data-open")) return;
      open(false);
      button.focus();
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    // Tabbing out of an open menu would leave focus on a page that cannot be seen.
    panel.addEventListener("focusout", (event) => {
      if (panel.hasAttribute("data-open") && event.relatedTarget && !panel.contains(event.relatedTarget)) open(false);
    });
    // In the first frame the style sheets are there. The menu alone is scrolled: `scrollIntoView` would move the page too.
    requestAnimationFrame(() => {
      const current = panel.querySelector("[aria-current]");
      if (!current) return;
      const place = current.getBoundingClientRect();
      panel.scrollTop += Math.max(0, place.bottom + place.height - panel.getBoundingClientRect().bottom);
    });
  }

  function contents() {
    const links = [];
    for (const link of document.querySelectorAll(".hb-contents a, .hb-jump a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.push([heading, link]);
    }
    if (!links.length) return;
    const follow = () => {
      let current = null;
      for (const [heading, link] of links) {
        link.hidden = Boolean(heading.closest("[hidden]"));
        if (!link.hidden && heading.getBoundingClientRect().top < innerHeight / 3) current = heading;
      }
      for (const [heading, link] of links) {
        if (heading === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    // At most once a frame; at first with the first one, as measuring sooner would lay the page out twice.
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    };
    addEventListener("scroll", later, { passive: true });
    addEventListener("hb-filtered", later);
    later();
  }

  // Leaving: the page is hidden first, so that nothing of it is seen while the next one loads, and it is replaced, so that
  // Back does not return to it. Three presses of either Shift key do the same.
  function leave() {
    const link = document.querySelector("[data-leave]");
    if (!link) return;
    const go = () => {
      try {
        sessionStorage.clear();
      } catch {
        // Then nothing was kept.
      }
      dispatchEvent(new Event("hb-leave"));
      root.classList.add("hb-left");
      document.title = "\u200e";
      const near = location.protocol === "file:" || !navigator.onLine;
      location.replace(near ? new URL(link.dataset.leave, location.href) : link.href);
    };
    const title = document.title;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go();
    });
    let presses = 0;
    let timer = 0;
    addEventListener("keydown", (event) => {
      if (event.repeat) return;
      if (event.key !== "Shift") {
        presses = 0;
        return;
      }
      presses += 1;
      clearTimeout(timer);
      timer = setTimeout(() => {
        presses = 0;
        announce("");
      }, 5000);
      if (presses === 3) go();
      else announce(presses === 1 ? "Shift, press 2 more times to leave." : "Shift, press 1 more time to leave.");
    });
    // A browser may bring the hidden page back whole; then it shows itself again.
    addEventListener("pageshow", () => {
      root.classList.remove("hb-left");
      document.title = title;
    });
  }

  // The clipboard needs a secure page; from a folder or plain http a hidden field still copies.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "hb-hidden";
      (document.querySelector("dialog[open]") ?? document.body).append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  // Scripts that a page needs only when they are first used lie beside this one: `load("search")` fetches assets/search.js,
  // each once, in the order given. The promise fails where one cannot be had; then the next call tries again.
  const assets = new URL(".", document.currentScript.src);
  const site = new URL("..", assets);
  const loading = new Map();
  function load(...names) {
    const one = (name) => {
      const done = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, assets).href;
        script.async = false;
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => {
          loading.delete(name);
          reject(new Error(`${name}.js cannot be loaded`));
        });
        document.head.append(script);
      });
      loading.set(name, done);
      return done;
    };
    return Promise.all(names.map((name) => loading.get(name) ?? one(name)));
  }

  // Search is fetched only when the reader turns to it: to the box, or to the page of the search.
  function search() {
    const input = document.querySelector("[data-search-input]");
    let asked = false;
    const open = () => {
      if (asked) return;
      asked = true;
      load("search-index", "search").catch(() => {
        document.querySelector("[data-search]").classList.add("hb-search--failed");
        announce("Search cannot be loaded here. The matrix and the topics list everything.");
      });
    };
    input.addEventListener("focus", open);
    if (document.querySelector("[data-search-place]") || document.activeElement === input) open();

    const choice = document.querySelector("[data-slash]");
    let slash = store.get("hb-slash") !== "off";
    if (choice) {
      choice.checked = slash;
      choice.addEventListener("change", () => {
        slash = choice.checked;
        store.set("hb-slash", slash ? "on" : "off");
      });
    }
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || !slash || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  // A copy says how old it is by itself: after twelve months, and by the reader's clock, because no server is asked.
  function age() {
    const note = document.querySelector("[data-edition-date]");
    const [year, month, day] = note.dataset.editionDate.split("-").map(Number);
    note.hidden = Date.now() < Date.UTC(year + 1, month - 1, day);
  }

  // Statements that the reader ticks, on this page or before; the page that lists them needs more than the ticks.
  function collect() {
    const failed = () => announce("Collecting is not possible here: a file of the handbook is missing.");
    if (document.querySelector("[data-collection]")) {
      load("collection-data", "collection").catch(failed);
      return;
    }
    const start = () => load("collect").catch(failed);
    // A browser would bring back ticks that belong to no collection any more.
    for (const box of document.querySelectorAll("[data-collect]")) {
      box.autocomplete = "off";
      box.checked = false;
    }
    // Looking whether a collection is kept takes a while; the page is shown first.
    addEventListener("load", () => {
      let kept = null;
      try {
        kept = sessionStorage.getItem("hb-collection");
      } catch {
        // Nothing is kept where nothing can be.
      }
      if (carried || kept) start();
    });
    document.addEventListener("change", (event) => event.target.matches("[data-collect]") && start());
  }

  // The address to cite: the publisher's, wherever a copy lies, or, where there is none, this copy's.
  function permalink(code) {
    return new URL(`id/${code}.html`, document.querySelector("[data-work]").dataset.site || site).href;
  }

  // What a button in a thing's foot says while it has something to say.
  function tell(button, text) {
    const label = button.firstChild;
    button.dataset.label ??= label.data;
    label.data = text;
    announce(text);
    setTimeout(() => {
      label.data = button.dataset.label;
      announce("");
    }, 3000);
  }

  // The element of a page that holds a thing has its code; what is done with the thing are buttons within it.
  function controls() {
    const thingOf = (button) => button.closest("[data-code]");
    for (const button of document.querySelectorAll("[data-copy]")) {
      button.addEventListener("click", async () => {
        const done = await copy(permalink(thingOf(button).dataset.code));
        tell(button, done ? "Link copied" : "Copying is not possible here");
        button.focus();
      });
    }
    for (const button of document.querySelectorAll("[data-cite]")) {
      button.addEventListener("click", () => {
        load("cite").then(
          () => globalThis.handbook.cite(thingOf(button)),
          () => tell(button, "Citing is not possible here"),
        );
      });
    }
    for (const link of document.querySelectorAll("[data-permalink]")) {
      link.textContent = permalink(link.dataset.permalink);
    }
  }

  // The filter's state stands in the address after '#', as `#topic=minors,consent&competency=2`, so that it can be sent.
  // A box's name is a data attribute, of the item itself or of the part around it, that holds codes with spaces between.
  function filter() {
    const form = document.querySelector("[data-filter]");
    if (!form) return;
    const boxes = [...form.querySelectorAll("input")];
    const names = [...new Set(boxes.map((box) => box.name))];
    const items = [...document.querySelectorAll("[data-filter-item]")];
    const parts = [...document.querySelectorAll("[data-filter-part]")];
    const count = form.querySelector("[data-filter-count]");
    const clear = form.querySelector("[data-filter-clear]");
    const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
    const carried = (item, name) => (item.closest(`[data-${name}]`)?.dataset[name] ?? "").split(" ");

    const show = () => {
      const wanted = names.map((name) => [name, chosen(name)]).filter(([, values]) => values.length);
      for (const item of items) {
        item.hidden = !wanted.every(([name, values]) => carried(item, name).some((code) => values.includes(code)));
      }
      for (const part of parts) part.hidden = !part.querySelector("[data-filter-item]:not([hidden])");
      // A heading goes when everything down to the next heading has gone.
      for (const heading of document.querySelectorAll(".hb-article > h2")) {
        const below = [];
        for (let next = heading.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) below.push(next);
        heading.hidden = below.length > 0 && below.every((part) => part.hidden);
      }
      const shown = items.filter((item) => !item.hidden).length;
      count.value = `${shown} of ${items.length} ${form.dataset.filter}${shown ? "" : ": nothing fits all of your choices"}`;
      clear.hidden = !wanted.length;
      dispatchEvent(new Event("hb-filtered"));
    };

    const write = () => {
      const wanted = names.map((name) => [name, chosen(name)]).filter(([, values]) => values.length);
      const fragment = wanted.map(([name, values]) => `${name}=${values.join(",")}`).join("&");
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    };

    const read = () => {
      const fragment = location.hash.slice(1);
      if (!fragment.includes("=")) return;
      const wanted = new URLSearchParams(fragment);
      for (const box of boxes) box.checked = (wanted.get(box.name) ?? "").split(",").includes(box.value);
      if (boxes.some((box) => box.checked)) form.querySelector("details").open = true;
    };

    form.addEventListener("change", () => {
      write();
      show();
    });
    form.addEventListener("reset", () => {
      // The boxes are empty only after this event.
      setTimeout(() => {
        write();
        show();
        form.querySelector("summary").focus();
      });
    });
    addEventListener("hashchange", () => {
      read();
      show();
    });
    read();
    show();
  }

  // Local entries past their check date: the build marks those it knows of, the reader's clock the rest.
  function due() {
    const today = new Date().toISOString().slice(0, 10);
    for (const mark of document.querySelectorAll("[data-due]")) {
      if (mark.dataset.due < today) mark.hidden = false;
    }
  }

  globalThis.handbook = { announce, carried, copy, load, permalink, root: site };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(status);
    for (const start of [leave, age, palette, menu, contents, search, collect, controls, filter, due]) start();
  });
})();
