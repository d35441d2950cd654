// The time that is left, in the bar: each minute, and every ten seconds in the last one. The server alone decides what
// counts; without script the bar says until when.
import { form } from "./questions.js";
import { say } from "./showing.js";

const SAID_AT = [10, 5, 1]; // minutes
const clock = document.querySelector("[data-quiz-clock]");
const end = clock && Date.now() + Number(clock.dataset.quizClock) * 1000;
let said = Infinity;

// Rounded up to what is shown, so that the number changes exactly when so much is left.
function left() {
  const seconds = Math.max(Math.round((end - Date.now()) / 1000), 0);
  return seconds > 60 ? { unit: "minute", number: Math.ceil(seconds / 60) } : { unit: "second", number: Math.ceil(seconds / 10) * 10 };
}

function inWords({ unit, number }) {
  const whole = unit === "second" && number === 60 ? { unit: "minute", number: 1 } : { unit, number };
  const format = new Intl.NumberFormat(form.dataset.language, { style: "unit", unit: whole.unit, unitDisplay: "long" });
  return `${clock.dataset.words} ${format.format(whole.number)}`;
}

function announce({ unit, number }, words) {
  const minutes = unit === "minute" ? number : number / 60;
  const due = SAID_AT.find((each) => minutes <= each && each < said && minutes > each - 1);
  if (due) say(words);
  said = Math.min(said, due ?? said);
}

function over() {
  clock.querySelector("[data-quiz-time]").textContent = clock.dataset.short;
  say(clock.dataset.over);
}

function tick() {
  const now = left();
  if (now.number === 0) return over();
  const words = inWords(now);
  clock.querySelector("[data-quiz-time]").textContent = words;
  announce(now, words);
  setTimeout(tick, untilNext());
}

function untilNext() {
  const step = end - Date.now() > 61_000 ? 60_000 : 10_000;
  return ((end - Date.now()) % step) + 50;
}

if (clock) tick();
