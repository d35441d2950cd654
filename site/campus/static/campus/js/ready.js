// What only works with script was hidden until now.
for (const element of document.querySelectorAll("[data-campus-needs-script]")) {
  element.classList.add("is-ready");
}
