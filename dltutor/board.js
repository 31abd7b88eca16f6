// A page of squares to draw on, the picture the network gets, and a bar for each digit.
const INK = "#202020", PAPER = "#ffffff", PEN = "#D55E00", PIXELS = 320;
const BRUSH = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [right, down]));
const HOW = "Page to draw on. Arrow keys move the pen, with Shift by four squares; " +
  "the space bar puts it down or lifts it.";
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// The page as rows of dots and hashes, which is also what Python reads.
class Page {
  constructor(model) {
    this.model = model;
    this.size = model.get("squares");
    this.ink = model.get("page").split("\n").map((row) => [...row].map((sign) => sign === "#"));
    this.sent = 0;
  }
  dot(x, y) {
    for (const [right, down] of BRUSH) {
      const row = this.ink[y + down];
      if (row && x + right >= 0 && x + right < this.size) row[x + right] = true;
    }
  }
  line([x0, y0], [x1, y1]) {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let k = 0; k <= steps; k++) {
      this.dot(Math.round(x0 + ((x1 - x0) * k) / steps), Math.round(y0 + ((y1 - y0) * k) / steps));
    }
  }
  clear() {
    this.ink.forEach((row) => row.fill(false));
  }
  send(now = true) {
    if (!now && Date.now() - this.sent < 150) return; // while drawing, a few times a second
    this.sent = Date.now();
    this.model.set("number", -1);
    this.model.set("page", this.ink.map((row) => row.map((on) => (on ? "#" : ".")).join("")).join("\n"));
    this.model.save_changes();
  }
}

function drawingPage(page, teller) {
  const canvas = make("canvas", { width: PIXELS, height: PIXELS, tabIndex: 0, className: "dl-page" });
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", HOW);
  const square = PIXELS / page.size, context = canvas.getContext("2d");
  let pen = [page.size >> 1, 4], down = false, last = null;
  const paint = () => {
    context.fillStyle = PAPER;
    context.fillRect(0, 0, PIXELS, PIXELS);
    context.fillStyle = INK;
    page.ink.forEach((row, y) => row.forEach((on, x) => {
      if (on) context.fillRect(x * square, y * square, square, square);
    }));
    if (canvas !== document.activeElement) return;
    context.lineWidth = down ? 4 : 2;
    context.strokeStyle = PEN;
    context.strokeRect(pen[0] * square - 2, pen[1] * square - 2, square + 4, square + 4);
  };
  const place = (event) => {
    const box = canvas.getBoundingClientRect(), inside = (v) => Math.min(page.size - 1, Math.max(0, Math.floor(v)));
    return [inside(((event.clientX - box.left) / box.width) * page.size), inside(((event.clientY - box.top) / box.height) * page.size)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    teller.said("");
    canvas.focus();
    canvas.setPointerCapture(event.pointerId);
    last = pen = place(event);
    page.dot(...last);
    paint();
    page.send(false);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    pen = place(event);
    page.line(last, pen);
    last = pen;
    paint();
    page.send(false);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => { if (last) { last = null; page.send(); } });
  }
  canvas.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the notebook would take the keys for itself
    const move = MOVES[event.key];
    if (!move && event.key !== " ") return;
    event.preventDefault();
    const before = pen;
    if (move) {
      const far = event.shiftKey ? 4 : 1;
      pen = pen.map((at, axis) => Math.min(page.size - 1, Math.max(0, at + far * move[axis])));
    } else down = !down;
    if (down) { page.line(before, pen); page.send(false); }
    else if (!move) page.send();
    teller.said(`Pen ${down ? "down" : "up"}, column ${pen[0] + 1}, row ${pen[1] + 1}.`);
    paint();
  });
  canvas.addEventListener("focus", paint);
  canvas.addEventListener("blur", () => { down = false; paint(); page.send(); });
  return { canvas, paint };
}

function networksPicture(model) {
  const canvas = make("canvas", { className: "dl-small" });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "The picture that the network gets");
  const paint = () => {
    const pixels = model.get("picture"), side = Math.round(Math.sqrt(pixels.length));
    canvas.width = canvas.height = side;
    const image = canvas.getContext("2d").createImageData(side, side);
    pixels.forEach((ink, k) => image.data.set([255 - ink, 255 - ink, 255 - ink, 255], 4 * k));
    canvas.getContext("2d").putImageData(image, 0, 0);
  };
  return { canvas, paint };
}

function beliefBars(model) {
  const table = make("div", { className: "dl-bars" });
  table.setAttribute("aria-hidden", "true"); // the sentence says the same
  const paint = () => {
    const bars = model.get("bars"), best = Math.max(...bars);
    table.replaceChildren(...bars.map((belief, digit) => {
      const bar = make("span", { className: belief === best && best > 0 ? "dl-best" : "" });
      bar.style.width = `${100 * belief}%`;
      return make("div", {}, make("b", { textContent: digit }), make("i", {}, bar),
        make("em", { textContent: `${Math.round(100 * belief)}%` }));
    }));
  };
  return { table, paint };
}

function controls(model, page, repaint) {
  const clear = make("button", { type: "button", textContent: "Clear the page" });
  clear.addEventListener("click", () => { page.clear(); page.send(); repaint(); });
  const fit = make("input", { type: "checkbox", checked: model.get("fit") });
  fit.addEventListener("change", () => { model.set("fit", fit.checked); page.send(); });
  const number = make("input", { type: "number", min: 0, max: model.get("stored") - 1, value: model.get("number") });
  number.addEventListener("keydown", (event) => event.stopPropagation());
  number.addEventListener("input", () => {
    if (Number.isNaN(number.valueAsNumber)) return;
    model.set("number", Math.min(model.get("stored") - 1, Math.max(0, Math.round(number.valueAsNumber))));
    model.save_changes();
  });
  return make("div", { className: "dl-controls" }, clear,
    make("label", {}, fit, " frame it like the training pictures"),
    make("label", {}, "or take stored picture ", number));
}

function render({ model, el }) {
  const page = new Page(model);
  const words = make("p", {}), where = make("p", { className: "dl-where" });
  words.setAttribute("aria-live", "polite");
  where.setAttribute("aria-live", "polite");
  const drawn = drawingPage(page, { said: (text) => { where.textContent = text; } });
  const small = networksPicture(model), bars = beliefBars(model);
  const follow = () => {
    small.paint();
    bars.paint();
    words.textContent = model.get("said");
  };
  const column = (title, ...parts) => make("div", {}, make("strong", { textContent: title }), ...parts);
  el.append(make("div", { className: "dl-board" },
    make("div", { className: "dl-columns" }, column("Draw here", drawn.canvas, where),
      column("What the network gets", small.canvas), column("What it believes", bars.table)),
    controls(model, page, drawn.paint), words));
  model.on("change:said change:picture change:bars", follow);
  drawn.paint();
  follow();
}

export default { render };
