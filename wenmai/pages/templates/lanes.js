(function () {
  "use strict";
  const ROUND = 7, TIP = 2, EDGE = 14;

  function number(value) { return String(Math.floor(value * 10 + 0.5) / 10); }

  function near(corner, other) {
    const across = other[0] - corner[0], down = other[1] - corner[1];
    const length = Math.abs(across) + Math.abs(down);
    const share = length ? Math.min(ROUND, length / 2) / length : 0;
    return [corner[0] + across * share, corner[1] + down * share];
  }

  function rounded(points) {
    let path = "M" + points[0].map(number).join(" ");
    for (let at = 1; at < points.length - 1; at += 1) {
      path += "L" + near(points[at], points[at - 1]).map(number).join(" ");
      path += "Q" + points[at].map(number).join(" ") + " " + near(points[at], points[at + 1]).map(number).join(" ");
    }
    return path + "L" + points[points.length - 1].map(number).join(" ");
  }

  // The rules of routing.py.
  function route(start, end, aside, gutter, gap) {
    const fromY = start.top + start.height / 2, toY = end.top + end.height / 2;
    if (start.x === end.x) {
      const side = start.x + start.width, turn = side + gutter / 2 + aside;
      return rounded([[side, fromY], [turn, fromY], [turn, toY], [side + TIP, toY]]);
    }
    const left = start.x > end.x, way = left ? -1 : 1;
    const out = left ? start.x : start.x + start.width;
    const into = left ? end.x + end.width + TIP : end.x - TIP;
    const first = out + way * gutter / 2 + aside, last = into - way * (gutter / 2 - TIP) + aside;
    if (Math.abs(first - last) < 1) {
      return rounded([[out, fromY], [first, fromY], [first, toY], [into, toY]]);
    }
    const row = (toY < fromY ? start.top - gap / 2 : start.top + start.height + gap / 2) + aside / 4;
    return rounded([[out, fromY], [first, fromY], [first, row], [last, row], [last, toY], [into, toY]]);
  }

  function element(name, kind) {
    const made = document.createElement(name);
    made.className = kind;
    return made;
  }

  function told(text) {
    return text.split("\n").map(function (line) {
      const made = element("p", line.startsWith("— ") ? "where" : "");
      made.textContent = line;
      return made;
    });
  }

  function taken(owner) {
    const title = owner.querySelector(":scope > title");
    const text = title ? title.textContent : "";
    if (title) { title.remove(); }
    owner.setAttribute("aria-label", text);
    return text;
  }

  function read(owner) {
    const data = owner.dataset;
    return {
      owner: owner, x: Number(data.x), y: Number(data.y), top: Number(data.y), width: Number(data.width),
      height: Number(data.height), lane: Number(data.lane), text: taken(owner), lines: [],
      tray: data.tray === undefined ? null : Number(data.tray), date: data.date || "", ended: data.ended || "",
    };
  }

  function setUp(svg) {
    const frame = svg.parentElement;
    const gutter = Number(svg.dataset.gutter), gap = Number(svg.dataset.gap);
    const lanes = Array.from(svg.querySelectorAll(".lane"), function (owner) {
      const top = Number(owner.dataset.top);
      return { owner: owner, name: svg.querySelector('.name[data-lane="' + owner.dataset.lane + '"]'), top: top, y: top,
        height: Number(owner.dataset.height) };
    });
    const boxes = [], groups = [], every = new Map();
    svg.querySelectorAll(".box").forEach(function (owner) {
      const box = read(owner);
      if (owner.dataset.group === undefined) {
        boxes[Number(owner.dataset.box)] = box;
      } else {
        box.open = false;
        box.room = Number(owner.dataset.trayHeight);
        groups[Number(owner.dataset.group)] = box;
      }
      every.set(owner, box);
    });
    const lines = new Map();
    svg.querySelectorAll(".line").forEach(function (owner) {
      const data = owner.dataset;
      lines.set(owner, { owner: owner, from: boxes[data.from], to: boxes[data.to], relation: data.relation,
        aside: Number(data.aside), text: taken(owner), same: [] });
    });
    const width = svg.viewBox.baseVal.width, height = svg.viewBox.baseVal.height;
    const legend = svg.querySelector(".legend");
    const bottom = lanes[lanes.length - 1].top + lanes[lanes.length - 1].height;
    const hint = element("div", "lanes-hint"), panel = element("div", "lanes-said");
    hint.hidden = panel.hidden = true;
    panel.setAttribute("aria-live", "polite");
    frame.after(panel);
    document.body.append(hint);

    function holder(box) { return box.tray !== null && !groups[box.tray].open ? groups[box.tray] : box; }

    function visible(box) { return box.tray === null || groups[box.tray].open; }

    function stand() {
      let lower = 0;
      const trays = [];
      lanes.forEach(function (lane, at) {
        lane.y = lane.top + lower;
        let room = 0;
        groups.forEach(function (group, place) {
          if (group.lane !== at || !group.open) { return; }
          trays[place] = lane.y + lane.height + room;
          room += group.room;
        });
        lane.owner.setAttribute("transform", "translate(0 " + lane.y + ")");
        [lane.owner, lane.name].forEach(function (owner) {
          owner.querySelectorAll("rect").forEach(function (one) { one.setAttribute("height", lane.height + room); });
        });
        lower += room;
      });
      every.forEach(function (box) {
        box.top = box.tray === null ? box.y + lanes[box.lane].y - lanes[box.lane].top : box.y + (trays[box.tray] || 0);
        box.owner.setAttribute("transform", "translate(" + box.x + " " + box.top + ")");
        box.owner.style.display = "";
        if (visible(box)) { box.owner.removeAttribute("display"); } else { box.owner.setAttribute("display", "none"); }
        box.lines = [];
      });
      legend.setAttribute("transform", "translate(0 " + (bottom + lower) + ")");
      svg.querySelectorAll(".year").forEach(function (one) { one.setAttribute("y2", bottom + lower); });
      svg.setAttribute("height", height + lower);
      svg.setAttribute("viewBox", "0 0 " + width + " " + (height + lower));
      follow();
      draw();
    }

    function draw() {
      const seen = new Map();
      lines.forEach(function (line) {
        line.start = holder(line.from);
        line.end = holder(line.to);
        line.same = [line];
        const inside = line.start === line.end;
        const ends = seen.get(line.start) || new Map();
        seen.set(line.start, ends);
        const key = line.relation + " " + (line.end.owner.dataset.box || "g" + line.end.owner.dataset.group);
        const first = ends.get(key);
        if (inside || first) {
          line.owner.setAttribute("display", "none");
          if (!inside) { first.same.push(line); }
          return;
        }
        ends.set(key, line);
        line.start.lines.push(line);
        line.end.lines.push(line);
        line.owner.removeAttribute("display");
        const path = route(line.start, line.end, line.aside, gutter, gap);
        line.owner.querySelectorAll("path").forEach(function (one) { one.setAttribute("d", path); });
      });
    }

    function toRoot() {
      const shown = frame.clientWidth || width, root = boxes[0];
      frame.scrollLeft = root.x + root.width < shown ? 0 : root.x + root.width / 2 - shown / 2;
      follow();
    }

    function nameAt(x) {
      lanes.forEach(function (lane) { lane.name.setAttribute("transform", "translate(" + x + " " + lane.y + ")"); });
    }

    function follow() { nameAt(frame.scrollLeft); }

    function unmark() {
      svg.classList.remove("pointing");
      svg.querySelectorAll(".near").forEach(function (one) { one.classList.remove("near"); });
      hint.hidden = true;
    }

    function mark(found) {
      unmark();
      const marked = found.lines || [found];
      if (found.lines && !found.lines.length) { found.owner.classList.add("near"); return; }
      svg.classList.add("pointing");
      found.owner.classList.add("near");
      marked.forEach(function (line) {
        [line.owner, line.start.owner, line.end.owner].forEach(function (one) { one.classList.add("near"); });
      });
    }

    function texts(found) {
      if (!found.same) { return [found.text]; }
      return found.same.map(function (line) { return line.text; });
    }

    function show(found, x, y) {
      const all = texts(found);
      hint.replaceChildren.apply(hint, told(all[0] + (all.length > 1 ? "\n… " + all.length : "")));
      hint.hidden = false;
      const left = Math.min(x + EDGE, window.innerWidth - hint.offsetWidth - EDGE);
      const below = y + EDGE + hint.offsetHeight < window.innerHeight;
      hint.style.left = Math.max(left, EDGE) + "px";
      hint.style.top = (below ? y + EDGE : Math.max(y - hint.offsetHeight - EDGE, EDGE)) + "px";
    }

    function pin(found) {
      const all = found.lines ? [found.text].concat(found.lines.flatMap(texts)) : texts(found);
      panel.replaceChildren.apply(panel, all.map(function (text) {
        const section = document.createElement("section");
        section.append.apply(section, told(text));
        return section;
      }));
      panel.hidden = false;
    }

    function toggle(group) {
      group.open = !group.open;
      group.owner.setAttribute("aria-expanded", String(group.open));
      unmark();
      stand();
      showDay();
    }

    function found(target) {
      const owner = target.closest ? target.closest(".box, .line") : null;
      return owner ? every.get(owner) || lines.get(owner) : null;
    }

    function act(one) {
      if (one.open !== undefined) { toggle(one); } else { pin(one); }
    }

    svg.addEventListener("mousemove", function (event) {
      const one = found(event.target);
      if (!one) { unmark(); return; }
      if (!one.owner.classList.contains("near") || hint.hidden) { mark(one); }
      show(one, event.clientX, event.clientY);
    });
    svg.addEventListener("mouseleave", unmark);
    svg.addEventListener("click", function (event) {
      const one = found(event.target);
      if (!one) { panel.hidden = true; } else if (one.owner.localName !== "a") { act(one); }
    });

    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

    function beside(box, way) {
      let best = null, least = Infinity;
      every.forEach(function (other) {
        if (other === box || !visible(other)) { return; }
        const across = other.x - box.x, down = other.top + other.height / 2 - box.top - box.height / 2;
        const along = across * way[0] + down * way[1], aside = Math.abs(across * way[1]) + Math.abs(down * way[0]);
        if (along > 1 && along + 3 * aside < least) { best = other; least = along + 3 * aside; }
      });
      return best;
    }

    function focus(box) {
      every.forEach(function (other) { other.owner.setAttribute("tabindex", other === box ? "0" : "-1"); });
      box.owner.focus();
    }

    svg.addEventListener("keydown", function (event) {
      const box = every.get(event.target.closest(".box"));
      if (!box) { return; }
      const next = event.key === "Home" ? boxes[0] : ways[event.key] && beside(box, ways[event.key]);
      if (next) {
        focus(holder(next));
      } else if (event.key === "Escape") {
        unmark();
        panel.hidden = true;
      } else if (event.key === "Enter" && box.owner.localName !== "a") {
        act(box);
      } else if (event.key === " ") {
        pin(box);
      } else if (!ways[event.key]) {
        return;
      }
      if (event.key !== "Enter" || box.owner.localName !== "a") { event.preventDefault(); }
    });
    svg.addEventListener("focusin", function (event) {
      const box = every.get(event.target);
      if (!box || !box.owner.matches(":focus-visible")) { return; }
      mark(box);
      const place = box.owner.getBoundingClientRect();
      show(box, place.left, place.bottom);
    });
    svg.addEventListener("focusout", unmark);

    let days = [], day = null;

    function showDay() {
      if (day === null) { return; }
      every.forEach(function (box) {
        if (box.open !== undefined) { return; }
        box.owner.classList.toggle("dead", box.ended !== "" && box.ended <= day);
        box.owner.classList.toggle("unborn", box.date > day);
      });
      lines.forEach(function (line) {
        line.owner.classList.toggle("unborn", line.from.date > day || line.to.date > day);
      });
    }

    function addDays() {
      const all = boxes.flatMap(function (box) { return [box.date, box.ended]; });
      days = Array.from(new Set(all.filter(Boolean))).sort();
      if (days.length < 2) { return; }
      const bar = element("div", "lanes-bar"), label = document.createElement("label");
      const input = document.createElement("input"), output = document.createElement("output");
      input.type = "range";
      input.max = days.length - 1;
      input.value = input.max;
      label.append(svg.dataset.day + " ", input);
      bar.append(label, output);
      input.addEventListener("input", function () {
        day = days[Number(input.value)];
        output.textContent = day;
        showDay();
      });
      frame.before(bar);
    }

    frame.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("beforeprint", function () { nameAt(0); });
    window.addEventListener("afterprint", follow);
    addDays();
    stand();
    toRoot();
  }

  document.querySelectorAll("svg.lanes").forEach(setUp);
})();
