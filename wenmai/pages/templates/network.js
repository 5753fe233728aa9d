(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("network-data").textContent);
  var place = document.getElementById("network");
  var nodes = new vis.DataSet(data.nodes);
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function themed() {
    var paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
    data.options.edges.font.strokeColor = paper;
    return data.options;
  }

  var network = new vis.Network(place, { nodes: nodes, edges: new vis.DataSet(data.edges) }, themed());

  function fit() {
    var scale = Math.min(1, place.clientWidth / data.width, place.clientHeight / data.height);
    network.moveTo({ position: data.centre, scale: scale });
    place.parentNode.scrollLeft = network.canvasToDOM(network.getPosition(0)).x - place.parentNode.clientWidth / 2;
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.min(3, Math.max(0.1, network.getScale() * factor)) });
  }

  function on(id, action) {
    document.getElementById(id).addEventListener("click", action);
  }

  on("zoom-in", function () { zoom(1.25); });
  on("zoom-out", function () { zoom(0.8); });
  on("zoom-fit", fit);
  network.on("doubleClick", function (event) {
    if (!event.nodes.length) { return; }
    var node = nodes.get(event.nodes[0]), anchor = node.anchor;
    if (node.href) { location.href = node.href; }
    if (!anchor) { return; }
    var details = document.querySelector("#" + anchor + " > details");
    if (details) { details.open = true; }
    location.hash = "";
    location.hash = anchor;
  });
  dark.addEventListener("change", function () { network.setOptions(themed()); });
  window.addEventListener("resize", fit);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (one) { one.open = true; });
  });
  fit();
})();
