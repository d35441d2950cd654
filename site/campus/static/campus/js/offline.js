// Without a connection a form would end on the browser's error page. It says so here instead, and nothing is lost.
for (const form of document.querySelectorAll("form[data-campus-offline]")) {
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const note = form.querySelector(".field__error") ?? form.appendChild(document.createElement("p"));
    note.className = "field__error";
    note.setAttribute("role", "alert");
    note.textContent = form.dataset.campusOffline;
  });
}
