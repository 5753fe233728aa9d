(function () {
  "use strict";
  const input = document.getElementById("find"), found = document.getElementById("found");
  const brackets = { "[": "〔", "【": "〔", "﹝": "〔", "(": "〔", "（": "〔", "]": "〕", "】": "〕", "﹞": "〕", ")": "〕", "）": "〕" };

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\[【﹝(（\]】﹞)）]/g, function (one) { return brackets[one]; });
  }

  const rows = Array.from(document.querySelectorAll("#documents > li"), function (item) {
    return { item: item, text: folded(item.textContent).replace(/\s+/g, " ") };
  });

  function search() {
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach(function (row) {
      const hit = words.every(function (word) { return row.text.includes(word); });
      row.item.hidden = !hit;
      count += hit;
    });
    found.textContent = words.length ? count + " / " + rows.length : "";
  }

  input.hidden = false;
  input.addEventListener("input", search);
  search();
})();
