// One slider and one number box per value, a picture that follows, and its finding in words.
function row(name, [low, high, step], model) {
  const line = document.createElement("div");
  const label = document.createElement("label");
  line.className = "dl-row";
  label.textContent = name;
  line.append(label);
  const boxes = ["range", "number"].map((type) => {
    const box = document.createElement("input");
    Object.assign(box, { type, min: low, max: high, step, value: model.get("values")[name] });
    box.setAttribute("aria-label", `${name}, from ${low} to ${high}`);
    // The notebook would take the arrow keys for itself.
    box.addEventListener("keydown", (event) => event.stopPropagation());
    box.addEventListener("input", () => set(name, box.valueAsNumber, [low, high], model));
    line.append(box);
    return box;
  });
  model.on("change:values", () => {
    for (const box of boxes) {
      if (box !== document.activeElement) box.value = model.get("values")[name];
    }
  });
  return line;
}

function set(name, value, [low, high], model) {
  if (Number.isNaN(value)) return;
  const inside = Math.min(high, Math.max(low, value));
  model.set("values", { ...model.get("values"), [name]: inside });
  model.save_changes();
}

function render({ model, el }) {
  const panel = document.createElement("div");
  const picture = document.createElement("img");
  const words = document.createElement("p");
  panel.className = "dl-sliders";
  words.setAttribute("aria-live", "polite");
  let address = "";
  const draw = () => {
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
    picture.src = address;
    picture.width = model.get("width");
    picture.alt = words.textContent = model.get("alt");
  };
  for (const [name, range] of Object.entries(model.get("ranges"))) {
    panel.append(row(name, range, model));
  }
  panel.append(words, picture);
  el.append(panel);
  model.on("change:png", draw);
  draw();
  return () => URL.revokeObjectURL(address);
}

export default { render };
