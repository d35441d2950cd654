// What the learner sees and hears of saving: the word beside each answer, a note below the question it is about, the
// bar, and one live region that says each thing once. "Saved" is never shown beside something that is not.
import { form, slots } from "./questions.js";
import { queue } from "./queue.js";

const bar = document.querySelector("[data-quiz-saved]");
const live = document.querySelector("[data-quiz-live]");
const WAITING = { offline: "waiting", "signed-out": "unsent" }; // beside an answer that cannot be sent, by trouble
const toCheck = new Set(); // questions with a note of their own, until they are answered again
let trouble = ""; // "offline" or "signed-out", while it lasts
let told = ""; // the trouble and the question it was told at

const template = (selector) => form.querySelector(`template[${selector}]`).content.cloneNode(true);
const noteOf = (slot) => slots.get(slot)?.querySelector("[data-quiz-note]");
const nameOf = (slot) => noteOf(slot)?.dataset.name ?? "";
const inWords = (slot, text) => (nameOf(slot) ? `${nameOf(slot)}: ${text}` : text);

export function say(text) {
  live.textContent = text;
}

function word(slot, name) {
  const place = slots.get(slot)?.querySelector("[data-campus-answer-state]");
  if (!place || place.dataset.state === name) return;
  place.dataset.state = name;
  place.replaceChildren(template(`data-quiz-state="${name}"`));
}

function inBar(state, text) {
  const words = template(`data-quiz-state="${state}"`);
  if (text) words.firstElementChild.lastChild.textContent = text;
  bar.replaceChildren(words);
}

function note(place, name, slot, text = "") {
  place.replaceChildren(template(`data-quiz-note-of="${name}"`));
  place.dataset.note = name;
  const words = place.querySelector(".banner__text");
  if (text) words.textContent = text;
  for (const link of place.querySelectorAll("[data-quiz-sign-in]")) link.href += `?next=${encodeURIComponent(addressOf(slot))}`;
  return words.textContent;
}

// Where signing in leads back to: the question that was just answered.
function addressOf(slot) {
  if (!slot) return form.dataset.place;
  return form.dataset.place + (slots.size > 1 ? `#q${slot}` : `?q=${slot}`);
}

function clear(names) {
  for (const place of form.querySelectorAll("[data-note]")) if (names.includes(place.dataset.note)) empty(place);
}

function empty(place) {
  place.replaceChildren();
  delete place.dataset.note;
}

export function saving(slot) {
  toCheck.delete(slot);
  if (noteOf(slot)) empty(noteOf(slot));
  if (trouble) return troubled(trouble, slot);
  word(slot, "saving");
  inBar("saving");
}

// Something keeps answers from being sent. The note stands at the question answered last, and in the bar.
export function troubled(name, slot = queue().at(-1)?.slot) {
  for (const entry of queue()) word(entry.slot, WAITING[name]);
  if (told === `${name} ${slot}`) return;
  const short = begins(name, slot);
  inBar(WAITING[name], inWords(slot, short));
  say(noteOf(slot) ? inWords(slot, note(noteOf(slot), name, slot)) : short);
}

function begins(name, slot) {
  trouble = name;
  told = `${name} ${slot}`;
  clear(["offline", "held-offline", "signed-out"]);
  return bar.dataset[name === "offline" ? "offline" : "signedOut"];
}

// Pressing a button could not lead on: said at the button.
export function held(name) {
  const slot = queue().at(-1)?.slot;
  for (const entry of queue()) word(entry.slot, WAITING[name]);
  inBar(WAITING[name], begins(name, slot));
  say(note(form.querySelector("[data-quiz-end-note]"), name === "offline" ? "held-offline" : name, slot));
}

export function calm() {
  trouble = told = "";
  clear(["offline", "held-offline", "signed-out"]);
  rest();
}

// The bar when nothing is wrong with the line.
function rest() {
  const [first] = toCheck;
  if (queue().length) inBar("saving");
  else if (first) inBar("check", inWords(first, bar.dataset.check));
  else if (bar.dataset.at) inBar("saved", `${bar.dataset.saved} ${bar.dataset.at}`);
  else bar.replaceChildren();
}

export function stored(slot, state, message) {
  word(slot, state);
  if (!message) return void toCheck.delete(slot);
  toCheck.add(slot);
  if (noteOf(slot)) note(noteOf(slot), "check", slot, message);
}

export function settled(slot, at, message) {
  if (at) bar.dataset.at = at;
  rest();
  if (message || !queue().length) say(inWords(slot, message || bar.dataset.saved));
}
