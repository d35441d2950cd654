// "Show" beside a password field. Before sending it is hidden again, or the browser would offer it as plain text.
for (const button of document.querySelectorAll("[data-campus-show-password]")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const label = button.querySelector("span");
  if (!field || !label) continue;
  const words = { password: label.textContent, text: button.dataset.campusHideLabel ?? label.textContent };
  const turn = (type) => {
    field.type = type;
    label.textContent = words[type];
    button.setAttribute("aria-pressed", String(type === "text"));
  };
  button.addEventListener("click", () => turn(field.type === "password" ? "text" : "password"));
  field.form?.addEventListener("submit", () => turn("password"));
}
