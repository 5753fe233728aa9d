"use strict";
window.wenmai = (function () {
  function save(text, name, kind) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function part(address) {
    return fetch(address, { headers: { "X-Part": "1" } }).then(function (response) {
      return response.text().then(function (text) {
        if (response.ok) { return text; }
        let problem = String(response.status);
        try { problem = JSON.parse(text).problem; } catch (error) { /* not ours */ }
        throw new Error(problem);
      });
    });
  }

  function put(place, text) {
    place.innerHTML = text;
    place.classList.remove("loading");
    place.dataset.loaded = "true";
    prepare(place);
    if (place.querySelector("svg.lanes")) {
      const script = document.createElement("script");
      script.src = "/static/lanes.js";
      place.append(script);
    }
  }

  function load(place, address) {
    place.classList.add("loading");
    return part(address).then(function (text) { put(place, text); }, function (error) {
      place.classList.remove("loading");
      place.dataset.loaded = "failed";
      const told = document.createElement("p"), again = document.createElement("a");
      told.className = "nothing";
      told.textContent = error.message + " ";
      again.href = address;
      again.textContent = "↻";
      again.addEventListener("click", function (event) { event.preventDefault(); load(place, address); });
      told.append(again);
      place.replaceChildren(told);
    });
  }

  function prepare(where) {
    where.querySelectorAll("form[data-part]").forEach(function (form) {
      const place = form.closest("[data-loaded]");
      if (!place) { return; }
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        load(place, form.action + "?" + asked(form));
      });
    });
    where.querySelectorAll("button[data-svg]").forEach(function (button) {
      button.addEventListener("click", function () {
        const copy = document.querySelector(button.dataset.svg).cloneNode(true);
        const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
        fetch("/static/lanes.css").then(function (response) { return response.text(); }).then(function (text) {
          style.textContent = text;
          copy.prepend(style);
          save(new XMLSerializer().serializeToString(copy), button.dataset.name, "image/svg+xml");
        });
      });
    });
  }

  function asked(form) {
    const given = new URLSearchParams(new FormData(form));
    Array.from(given.entries()).forEach(function (one) { if (!one[1]) { given.delete(one[0]); } });
    return given;
  }

  function live(form) {
    const place = document.querySelector(form.dataset.live);
    let timer = null, last = asked(form).toString(), turn = 0;
    function search() {
      const given = asked(form), now = given.toString();
      if (now === last) { return; }
      last = now;
      turn += 1;
      const mine = turn;
      window.history.replaceState(null, "", form.getAttribute("action") + (now ? "?" + now : ""));
      given.set("part", "true");
      part("/?" + given).then(function (text) {
        if (mine === turn) { place.innerHTML = text; place.dataset.words = given.get("words") || ""; }
      }, function (error) { if (mine === turn) { place.textContent = error.message; } });
    }
    function soon() { clearTimeout(timer); timer = setTimeout(search, 110); }
    form.addEventListener("input", function (event) { if (!event.isComposing) { soon(); } });
    form.addEventListener("compositionend", soon);
    form.addEventListener("change", soon);
    form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(timer); search(); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
      const links = Array.from(place.querySelectorAll(".hits .doc"));
      const input = form.querySelector("[type=search]"), at = links.indexOf(document.activeElement);
      if (!links.length || (at < 0 && document.activeElement !== input)) { return; }
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      if (next < 0) { input.focus(); } else if (links[next]) { links[next].focus(); }
    });
  }

  function suggest(input) {
    const list = document.createElement("datalist");
    let timer = null;
    list.id = "suggest-" + input.name;
    input.after(list);
    input.setAttribute("list", list.id);
    input.autocomplete = "off";
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        const words = input.value.trim().slice(0, 200);
        if (!words) { return; }
        fetch("/api/v1/search?" + new URLSearchParams({ words: words, limit: "8" })).then(function (response) {
          return response.ok ? response.json() : { items: [] };
        }).then(function (found) {
          list.replaceChildren.apply(list, found.items.map(function (one) {
            const option = document.createElement("option");
            option.value = one.node.number || one.node.title || one.node.id;
            option.label = one.node.title || "";
            return option;
          }));
        });
      }, 150);
    });
  }

  document.addEventListener("keydown", function (event) {
    const inside = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === "/" && !inside && !event.ctrlKey && !event.metaKey) {
      const input = document.querySelector("[data-slash]");
      if (input) { event.preventDefault(); input.focus(); input.select(); }
    }
  });
  const watch = new IntersectionObserver(function (found) {
    found.forEach(function (one) {
      if (one.isIntersecting) { watch.unobserve(one.target); load(one.target, one.target.dataset.load); }
    });
  }, { rootMargin: "300px" });
  document.querySelectorAll("[data-load]").forEach(function (one) { watch.observe(one); });
  document.querySelectorAll("form[data-live]").forEach(live);
  document.querySelectorAll("[data-suggest]").forEach(suggest);
  prepare(document);
  return { save: save };
})();
