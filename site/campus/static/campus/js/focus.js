// Moves the focus to what has just changed: the errors of a form, a result.
const first = document.querySelector("[data-campus-focus]");
if (first && !location.hash) first.focus({ preventScroll: true });
