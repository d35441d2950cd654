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
      const answer = await fetch(form.action, { method: "POST", body: fields, redirect: "manual" });
      if (answer.type !== "opaqueredirect" && !answer.ok) throw new Error("not stored");
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
  const before = form.querySelector(`button[name="${button.name}"][aria-pressed="true"]`);
  if (!before || before === button) return;
  before.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", "true");
  button.append(before.querySelector("svg"));
}

function sendPlainly(form, button) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = button.name;
  field.value = button.value;
  form.append(field);
  form.submit();
}
