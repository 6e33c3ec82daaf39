"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const files = all(".file");
  const groups = all(".group");
  const form = document.querySelector(".filter");
  const FIRST = 400; // lines drawn at once: more than a screen, less than what is felt

  // What is searched is worked out once, when somebody first searches.
  let texts = null;
  const textOf = (file) => {
    texts ??= new Map(files.map((each) => {
      const summary = each.firstElementChild;
      return [each, `${summary.querySelector(".path").textContent} ${summary.querySelector(".title").textContent}`.toLowerCase()];
    }));
    return texts.get(file);
  };

  const filter = () => {
    const wanted = one("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const type = one("type").value;
    const role = one("role") ? one("role").value : "";
    let shown = 0;
    for (const group of groups) {
      let any = false;
      for (const file of all(".file", group)) {
        const fits = (!type || file.dataset.t === type) && (!role || group.dataset.r === role)
          && (!wanted.length || wanted.every((word) => textOf(file).includes(word)));
        if (file.hidden === fits) file.hidden = !fits;
        if (fits) { shown += 1; any = true; }
      }
      group.hidden = !any;
    }
    one("shown").textContent = `${shown} / ${files.length}`;
  };

  // A patch that stands in the page as text becomes lines when it is opened, so many at a time.
  const draw = (pre) => {
    pre.classList.remove("raw");
    const rows = pre.textContent.split("\n");
    pre.textContent = "";
    let oldLine = 0, newLine = 0, at = 0;
    const more = () => {
      const part = document.createDocumentFragment();
      for (const end = Math.min(at + FIRST, rows.length); at < end; at += 1) {
        const row = rows[at], line = document.createElement("span");
        const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(row);
        line.textContent = `${row}\n`;
        if (head) { line.className = "h"; oldLine = +head[1]; newLine = +head[2]; }
        else if (row[0] === "+") { line.className = "a"; line.dataset.n = newLine++; }
        else if (row[0] === "-") { line.className = "d"; line.dataset.o = oldLine++; }
        else if (row[0] === "\\") line.className = "h";
        else { line.className = "c"; line.dataset.o = oldLine++; line.dataset.n = newLine++; }
        part.append(line);
      }
      pre.append(part);
      if (at < rows.length) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `+ ${(rows.length - at).toLocaleString()}`;
        button.setAttribute("aria-label", form.dataset.more.replace("{:,}", (rows.length - at).toLocaleString()));
        button.addEventListener("click", () => { button.remove(); more(); arrange(pre); });
        pre.append(button);
      }
    };
    more();
  };

  // Side by side is the same lines in two columns; what only one side has leaves a gap on the other.
  const arrange = (pre) => {
    const split = form.view.value === "split" && !pre.classList.contains("raw");
    if (!split && !pre.classList.contains("split")) return;
    all(":scope > .e, :scope > .right.c", pre).forEach((line) => line.remove());
    all(":scope > .right", pre).forEach((line) => line.classList.remove("right"));
    pre.classList.toggle("split", split);
    if (!split) { reunite(pre); return; }
    reunite(pre);
    let place = all(":scope > [data-p]", pre).length;
    all(":scope > span:not([data-p])", pre).forEach((line) => { line.dataset.p = place++; });
    const result = [];
    let left = [], right = [];
    const flush = () => {
      for (let row = 0; row < Math.max(left.length, right.length); row += 1) {
        const gap = () => Object.assign(document.createElement("span"), { className: "e" });
        result.push(left[row] ?? gap());
        const other = right[row] ?? gap();
        other.classList.add("right");
        result.push(other);
      }
      left = []; right = [];
    };
    for (const line of [...pre.children]) {
      if (line.classList.contains("d")) left.push(line);
      else if (line.classList.contains("a")) right.push(line);
      else {
        flush();
        result.push(line);
        if (line.classList.contains("c")) {
          const twin = line.cloneNode(true);
          twin.classList.add("right");
          twin.setAttribute("aria-hidden", "true");
          result.push(twin);
        }
      }
    }
    flush();
    pre.replaceChildren(...result);
  };
  const reunite = (pre) => {
    const lines = all(":scope > span", pre).filter((line) => line.dataset.p);
    if (!lines.length) return;
    const rest = [...pre.children].filter((line) => !line.dataset.p);
    lines.sort((one, other) => one.dataset.p - other.dataset.p);
    pre.replaceChildren(...lines, ...rest);
  };

  const open = (file) => {
    all("pre.raw", file).forEach(draw);
    all("pre.diff", file).forEach(arrange);
  };
  const reveal = () => {
    const file = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
    if (file && file.classList.contains("file")) {
      if (file.hidden) { form.reset(); filter(); }
      file.open = true;
      file.scrollIntoView();
      file.firstElementChild.focus({ preventScroll: true });
    }
  };

  files.forEach((file) => {
    file.addEventListener("toggle", () => { if (file.open) open(file); });
    if (file.open) open(file);
  });
  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target.name === "view") { files.filter((file) => file.open).forEach(open); return; }
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => files.filter((file) => file.open).forEach(open));
  form.hidden = false;
  filter();
  reveal();
})();
