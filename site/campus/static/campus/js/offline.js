// Without a connection a form would end on the browser's error page. It says so here instead, and goes on by itself when
// the connection is back. The browser often does not know that the way to us is cut, so the server is asked.
const asked = new WeakSet(); // forms that may go: the server has just answered

for (const form of document.querySelectorAll("form[data-campus-offline]")) {
  form.addEventListener("submit", async (event) => {
    if (asked.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await isThere()) send(form, event.submitter);
    else wait(form, event.submitter);
  });
}

async function isThere() {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/livez", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function send(form, button) {
  asked.add(form);
  form.requestSubmit(button);
}

function wait(form, button) {
  const note = form.querySelector("[role=alert]") ?? form.appendChild(document.createElement("p"));
  note.className = "field__error lesson-end__next";
  note.setAttribute("role", "alert");
  note.textContent = ""; // said again at every press
  setTimeout(() => (note.textContent = form.dataset.campusOffline));
  addEventListener("online", () => form.requestSubmit(button), { once: true });
}
