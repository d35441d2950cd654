// A form pressed twice counts once: the button keeps its width, says what is going on, and waits.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter ?? form.querySelector('button[type="submit"]');
  const words = button?.dataset.campusBusy ?? form.dataset.campusBusy;
  if (!button || !words || event.defaultPrevented) return;
  if (button.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    return;
  }
  const label = button.querySelector(".way-on__label, span:not(.way-on__cap)") ?? button;
  button.dataset.campusIdle = label.textContent;
  button.style.setProperty("min-width", `${button.offsetWidth}px`);
  button.setAttribute("aria-disabled", "true");
  label.textContent = words;
});

// Back from the next page, the browser may show this one as it was left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll("button[data-campus-idle]")) {
    const label = button.querySelector(".way-on__label, span:not(.way-on__cap)") ?? button;
    label.textContent = button.dataset.campusIdle;
    button.removeAttribute("aria-disabled");
  }
});
