// Copies a link and says so in the button's own words; a failed copy shows the link to take by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-campus-copy]");
  if (!button) return;
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  const text = new URL(button.dataset.campusCopy, location.href).href;
  try {
    await navigator.clipboard.writeText(text);
    announce(button, button.dataset.campusCopied ?? text);
    label.textContent = button.dataset.campusCopied ?? before;
    setTimeout(() => (label.textContent = before), 4000);
  } catch {
    label.textContent = text;
  }
});

function announce(button, words) {
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  button.after(status);
  setTimeout(() => (status.textContent = words), 100); // a status must be there before its words are heard
  setTimeout(() => status.remove(), 5000);
}
