// The number in the bar that belongs to the question one is working on.
import { form, slots } from "./questions.js";

function follow(question) {
  const slot = question?.id.slice(1);
  const link = document.querySelector(`[data-quiz-number="${slot}"]`);
  if (!link || !slots.has(Number(slot))) return;
  document.querySelector("[data-quiz-number][aria-current]")?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}

if (form) {
  form.addEventListener("focusin", ({ target }) => follow(target.closest(".question")));
  form.addEventListener("click", ({ target }) => follow(target.closest(".question")));
  addEventListener("hashchange", () => follow(document.getElementById(location.hash.slice(1))));
}
