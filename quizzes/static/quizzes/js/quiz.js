// Saves each answer by itself. What could not be sent waits in this browser and goes in order when the line is back.
// Without these files the form does it all, by its buttons.
import "./clock.js";
import "./current.js";
import { count, fill, follows, form, seen, slotOf, slots, valueOf } from "./questions.js";
import { keep, newKey, queue, remember } from "./queue.js";
import { again, send, whenSent } from "./sending.js";
import { calm, held, saving, troubled } from "./showing.js";

let isLeaving = false;

function changed(slot) {
  const entry = { attempt: form.dataset.attempt, key: newKey(), slot, value: valueOf(slot), language: form.dataset.language };
  entry.follows = follows(slot);
  keep([...queue(), entry]);
  seen(slot, entry.key);
  saving(slot);
  count();
  send();
}

function restore() {
  for (const entry of queue()) {
    if (!slots.has(entry.slot)) continue;
    fill(entry.slot, entry.value);
    seen(entry.slot, entry.key);
    saving(entry.slot);
  }
  for (const place of form.querySelectorAll("[data-unsent]")) changed(Number(place.dataset.unsent));
  count();
}

// A button leads on when everything is saved. Without a connection it would end on the browser's own error page.
function pressed(event) {
  if (isLeaving) return;
  if (navigator.onLine && !queue().length) return void (isLeaving = true);
  event.preventDefault();
  if (!navigator.onLine) return held("offline");
  whenSent(() => leave(event.submitter));
}

function leave(submitter) {
  isLeaving = true;
  form.requestSubmit(submitter);
}

function back() {
  if (!queue().length) calm();
  again();
}

function start() {
  remember();
  restore();
  form.addEventListener("change", ({ target }) => slots.has(slotOf(target)) && changed(slotOf(target)));
  form.addEventListener("submit", pressed);
  form.addEventListener("click", ({ target }) => target.closest("[data-quiz-sign-in]") && (isLeaving = true));
  addEventListener("online", back);
  addEventListener("offline", () => troubled("offline"));
  addEventListener("pageshow", () => ((isLeaving = false), send()));
  addEventListener("focus", () => queue().length && again()); // perhaps signed in again in another window
  addEventListener("beforeunload", (event) => {
    if (queue().length && !isLeaving) event.preventDefault();
  });
}

if (form) start();
