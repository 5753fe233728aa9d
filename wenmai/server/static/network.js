"use strict";
(function () {
  const place = document.getElementById("network"), panel = document.getElementById("panel");
  const chosen = document.getElementById("chosen"), shown = document.getElementById("shown");
  const root = place.dataset.id, most = Number(place.dataset.most), lang = place.dataset.lang;
  const WIDTH = 204, ROW = 84, COLUMN = 320, FOLD = 232, ROWS = 14;
  const documents = new Map(), lines = new Map(), opened = new Map();
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const said = panel.dataset;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let current = root;

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function ask(id, kinds, limit) {
    const asked = new URLSearchParams({ id: id, kinds: kinds.join(","), limit: String(Math.max(1, limit)) });
    if (lang !== "zh") { asked.set("lang", lang); }
    return fetch("/network/around?" + asked).then(function (response) {
      if (!response.ok) { throw new Error(String(response.status)); }
      return response.json();
    });
  }

  function remember() {
    const asked = new URLSearchParams(window.location.search);
    asked.delete("open");
    opened.forEach(function (kinds, id) { if (kinds.length) { asked.append("open", kinds.join(",") + "|" + id); } });
    window.history.replaceState(null, "", "?" + asked);
  }

  function take(box, from, column) {
    if (!documents.has(box.id)) { documents.set(box.id, { box: box, column: column, from: from, kinds: [] }); }
  }

  // Columns of equal boxes: none covers another, however many there are.
  function lay() {
    const columns = new Map();
    documents.forEach(function (one) {
      if (!columns.has(one.column)) { columns.set(one.column, []); }
      columns.get(one.column).push(one);
    });
    let right = 0, left = 0;
    Array.from(columns.keys()).sort(function (a, b) { return Math.abs(a) - Math.abs(b) || a - b; }).forEach(function (at) {
      const all = columns.get(at).sort(function (a, b) { return (a.box.date || "9").localeCompare(b.box.date || "9"); });
      const rows = Math.min(all.length, ROWS), folds = Math.ceil(all.length / ROWS);
      const begin = at === 0 ? 0 : at > 0 ? right + COLUMN : left - COLUMN;
      all.forEach(function (one, place) {
        one.x = begin + Math.sign(at || 1) * Math.floor(place / ROWS) * FOLD;
        one.y = (place % ROWS - (rows - 1) / 2) * ROW;
      });
      const end = begin + Math.sign(at || 1) * (folds - 1) * FOLD;
      if (at >= 0) { right = Math.max(right, end); }
      if (at <= 0) { left = Math.min(left, end); }
    });
  }

  function drawn(one) {
    const box = one.box;
    return {
      id: box.id, label: box.label, x: one.x, y: one.y, shape: "box", margin: 7,
      widthConstraint: { minimum: WIDTH - 16, maximum: WIDTH }, heightConstraint: { minimum: 50 },
      borderWidth: box.id === current ? 3 : 1, font: { size: 14, color: box.ink },
      color: { background: box.fill, border: box.border, highlight: { background: box.fill, border: box.border } },
      shapeProperties: { borderDashes: box.known ? false : [5, 4], borderRadius: 5 }, title: box.title,
    };
  }

  function draw() {
    lay();
    const kept = new Set(documents.keys());
    nodes.remove(nodes.getIds().filter(function (id) { return !kept.has(id); }));
    nodes.update(Array.from(documents.values(), drawn));
    const ties = Array.from(lines.values()).filter(function (one) { return kept.has(one.start) && kept.has(one.end); });
    const names = new Set(ties.map(function (one) { return one.key; }));
    edges.remove(edges.getIds().filter(function (id) { return !names.has(id); }));
    edges.update(ties.map(function (one) {
      return {
        id: one.key, from: one.start, to: one.end, title: one.title, dashes: one.partial ? [6, 5] : false,
        color: { color: one.colour, highlight: one.colour, hover: one.colour }, arrows: { to: { enabled: true, scaleFactor: 0.7 } },
        label: ties.length <= 40 ? one.label : undefined,
        font: { size: 12, color: one.colour, strokeWidth: 4, strokeColor: dark.matches ? "#16181c" : "#fffdf9" },
        smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
      };
    }));
    shown.textContent = fill(said.shown, { n: documents.size, most: most });
    place.dataset.drawn = documents.size;
  }

  function expand(id, kinds) {
    const room = most - documents.size;
    if (!kinds.length) { return Promise.resolve(null); }
    if (room < 1) { return Promise.resolve({ full: true }); }
    return ask(id, kinds, room).then(function (found) {
      const owner = documents.get(id);
      found.boxes.slice(0, room).forEach(function (box) {
        const tie = found.lines.find(function (one) { return one.start === box.id || one.end === box.id; });
        const side = tie.start === id ? -1 : 1;
        take(box, id, owner.column === 0 || Math.sign(owner.column) === side ? owner.column + side : owner.column + Math.sign(owner.column));
      });
      found.lines.forEach(function (line) {
        line.key = line.start + "\n" + line.label + "\n" + line.end;
        lines.set(line.key, line);
      });
      opened.set(id, kinds);
      draw();
      remember();
      return found;
    });
  }

  function collapse(id) {
    opened.delete(id);
    Array.from(documents.entries()).forEach(function (entry) {
      if (entry[1].from === id && entry[0] !== root && documents.has(entry[0])) {
        collapse(entry[0]);
        documents.delete(entry[0]);
      }
    });
    draw();
    remember();
  }

  function element(name, text, kind) {
    const made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (kind) { made.className = kind; }
    return made;
  }

  function offer(id) {
    current = id;
    draw();
    return ask(id, [], 1).then(function (found) {
      if (current !== id) { return; }
      const already = opened.get(id) || [];
      const form = element("form"), note = element("p", "", "meta");
      const name = element("h2", found.node.name);
      const link = element("a", said.open);
      link.href = found.node.link;
      found.kinds.forEach(function (kind) {
        const label = element("label", "", "kind"), input = document.createElement("input");
        input.type = "checkbox";
        input.value = kind.key;
        input.checked = already.includes(kind.key);
        const colour = element("i", "", "dot");
        colour.style.setProperty("--c", kind.colour);
        label.append(input, colour, element("span", kind.label), element("b", String(kind.documents)));
        form.append(label);
      });
      const button = element("button", said.expand);
      form.append(button);
      if (already.length) {
        const less = element("button", said.collapse);
        less.type = "button";
        less.addEventListener("click", function () { collapse(id); offer(id); });
        form.append(less);
      }
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        const kinds = Array.from(form.querySelectorAll("input:checked"), function (one) { return one.value; });
        if (already.length) { collapse(id); }
        expand(id, kinds).then(function (done) {
          if (done && done.full) { note.textContent = said.full; return; }
          return offer(id).then(function () {
            show();
            if (done && done.left_out) {
              chosen.append(element("p", fill(said.left, { n: done.left_out }), "meta"));
            }
          });
        });
      });
      chosen.replaceChildren(name, link, form, note);
    });
  }

  function escaped(text) {
    return String(text).replace(/[&<>"]/g, function (one) { return "&#" + one.charCodeAt(0) + ";"; });
  }

  function asSvg() {
    const all = Array.from(documents.values());
    const xs = all.map(function (one) { return one.x; }), ys = all.map(function (one) { return one.y; });
    const left = Math.min.apply(null, xs) - 140, top = Math.min.apply(null, ys) - 70;
    const width = Math.max.apply(null, xs) + 140 - left, height = Math.max.apply(null, ys) + 70 - top;
    const parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="' + [left, top, width, height].join(" ") + '" width="' + width + '" height="' + height + '" font-family="sans-serif" font-size="13">'];
    lines.forEach(function (line) {
      const a = documents.get(line.start), b = documents.get(line.end);
      if (!a || !b) { return; }
      const way = b.x >= a.x ? 1 : -1, from = a.x + way * WIDTH / 2, to = b.x - way * WIDTH / 2;
      parts.push('<path d="M' + from + " " + a.y + "C" + (from + way * 50) + " " + a.y + " " + (to - way * 50) + " " + b.y + " " + to + " " + b.y + '" fill="none" stroke="' + line.colour + '"' + (line.partial ? ' stroke-dasharray="6 5"' : "") + "><title>" + escaped(line.title) + "</title></path>");
    });
    all.forEach(function (one) {
      const box = one.box, rows = box.label.split("\n");
      parts.push('<g><rect x="' + (one.x - WIDTH / 2) + '" y="' + (one.y - 34) + '" width="' + WIDTH + '" height="68" rx="5" fill="' + box.fill + '" stroke="' + box.border + '"/>');
      rows.forEach(function (row, at) {
        parts.push('<text x="' + one.x + '" y="' + (one.y + (at - (rows.length - 1) / 2) * 17 + 5) + '" text-anchor="middle" fill="' + box.ink + '">' + escaped(row) + "</text>");
      });
      parts.push("<title>" + escaped(box.title) + "</title></g>");
    });
    return parts.join("") + "</svg>";
  }

  // On a narrow screen a part that can be read goes before the whole, which a button shows.
  function show() {
    view.fit({ animation: false, maxZoomLevel: 1, minZoomLevel: place.clientWidth < 600 ? 0.6 : 0.01 });
  }

  const view = new vis.Network(place, { nodes: nodes, edges: edges }, {
    physics: { enabled: false }, layout: { improvedLayout: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { font: { face: "system-ui, sans-serif" } },
  });
  view.on("click", function (event) { if (event.nodes.length) { offer(event.nodes[0]); } });
  view.on("doubleClick", function (event) {
    if (event.nodes.length) { window.location.href = documents.get(event.nodes[0]).box.link; }
  });
  document.getElementById("fit").addEventListener("click", function () { view.fit({ maxZoomLevel: 1 }); });
  document.getElementById("save").addEventListener("click", function () {
    window.wenmai.save(asSvg(), "wenmai-network.svg", "image/svg+xml");
  });

  ask(root, [], 1).then(function (found) {
    take(found.node, null, 0);
    const wanted = new URLSearchParams(window.location.search).getAll("open");
    return wanted.reduce(function (before, one) {
      const cut = one.indexOf("|"), kinds = one.slice(0, cut).split(","), id = one.slice(cut + 1);
      return before.then(function () { return documents.has(id) ? expand(id, kinds) : null; });
    }, Promise.resolve());
  }).then(function () { return offer(root); }).then(function () { show(); place.dataset.ready = "true"; });
})();
