// Tells the server which step is shown, so that "Go on" leads back here. Only the place, no times.
const page = document.querySelector("[data-campus-place]");
if (page?.dataset.campusPlace) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  const tell = () =>
    fetch(page.dataset.campusPlace, { method: "POST", keepalive: true, headers: { "X-CSRFToken": token } }).catch(() => {});
  tell();
}
