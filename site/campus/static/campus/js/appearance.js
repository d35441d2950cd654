// The form in the footer works by itself; with script the choice shows at once and the page keeps its place.
const attributes = { theme: "data-theme", text_size: "data-text", contrast: "data-contrast" };
const silent = ["auto", "normal"];

for (const form of document.querySelectorAll("form[data-campus-appearance]")) {
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button?.name) return;
    event.preventDefault();
    const fields = new FormData(form);
    fields.set(button.name, button.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error("not stored");
      show(form, button);
    } catch {
      sendPlainly(form, button);
    }
  });
}

function show(form, button) {
  const root = document.documentElement;
  if (silent.includes(button.value)) root.removeAttribute(attributes[button.name]);
  else root.setAttribute(attributes[button.name], button.value);
  for (const other of form.querySelectorAll(`button[name="${button.name}"]`)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
  form.querySelector("[role=status]").textContent = `${form.dataset.campusAppearance} ${button.textContent.trim()}`;
}

function sendPlainly(form, button) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = button.name;
  field.value = button.value;
  form.append(field);
  form.submit();
}
