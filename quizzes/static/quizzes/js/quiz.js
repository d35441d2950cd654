// Saves each answer by itself. What could not be sent waits in this browser, bound to account and attempt, and goes
// in order when the line is back. "Saved" is said only when the server said so. Without this file the form does it all.

const form = document.querySelector("[data-quiz]");
const PREFIX = "campus-quiz:";
const LONGEST = 30_000;
const PATIENCE = 15_000;

const slots = new Map();
let memory = [];
let sending = false;
let delay = 0;
let timer = 0;
let isOut = false;
let isLeaving = false;
let toSubmit = null;

const store = form && `${PREFIX}${form.dataset.account}:${form.dataset.attempt}`;

function queue() {
  try {
    return JSON.parse(localStorage.getItem(store)) ?? [];
  } catch {
    return memory;
  }
}

function keep(entries) {
  memory = entries;
  try {
    if (entries.length) localStorage.setItem(store, JSON.stringify(entries));
    else localStorage.removeItem(store);
  } catch {
    // Full or forbidden: the answers wait in this page, and leaving it asks first.
  }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const valueOf = (slot) => new FormData(form).getAll(`q${slot}`).map(String);
const part = (name) => form.querySelector(`template[data-quiz-state="${name}"]`).content.cloneNode(true);

function show(slot, state) {
  const place = slots.get(slot)?.querySelector("[data-campus-answer-state]");
  if (!place || place.dataset.state === state) return;
  place.dataset.state = state;
  place.replaceChildren(part(state));
}

function fill(slot, value) {
  for (const field of form.elements[`q${slot}`].length ? form.elements[`q${slot}`] : [form.elements[`q${slot}`]]) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = value.includes(field.value);
    else field.value = value[0] ?? "";
  }
}

function seen(slot, key) {
  form.elements[`follows-${slot}`].value = key;
}

function banner(name, message = "") {
  const place = document.querySelector("[data-quiz-banner]");
  if (place.dataset.state === name + message) return;
  place.dataset.state = name + message;
  place.replaceChildren(...(name ? [part(name)] : []));
  if (message) place.querySelector(".banner__text").textContent = message;
}

function count() {
  const answered = [...slots.keys()].filter((slot) => valueOf(slot).some(Boolean));
  for (const link of document.querySelectorAll("[data-quiz-number]")) {
    const slot = Number(link.dataset.quizNumber);
    if (slots.has(slot)) link.classList.toggle("is-answered", answered.includes(slot));
    if (slots.has(slot)) link.lastElementChild.replaceWith(part(answered.includes(slot) ? "answered" : "unanswered"));
    if (slots.size > 1) link.removeAttribute("aria-current");
  }
  if (slots.size > 1) document.querySelector("[data-quiz-number]:not(.is-answered)")?.setAttribute("aria-current", "true");
  const words = document.querySelector("[data-quiz-count]");
  const total = document.querySelectorAll("[data-quiz-number].is-answered").length;
  words.textContent = JSON.parse(words.dataset.words)[total];
}

function bar(at) {
  const place = document.querySelector("[data-quiz-saved]");
  const waiting = new Set(queue().map((entry) => entry.slot)).size;
  if (!waiting && !at) return;
  const words = part(waiting ? "waiting" : "saved");
  const text = waiting ? JSON.parse(place.dataset.waiting)[waiting - 1] : `${place.dataset.at} ${at}`;
  words.firstElementChild.lastChild.textContent = text;
  if (waiting && delay === 0 && navigator.onLine) return; // it is on its way; nothing to worry about
  place.replaceChildren(words);
}

function changed(slot) {
  const key = newKey();
  const entry = { attempt: form.dataset.attempt, key, slot, value: valueOf(slot), language: form.dataset.language };
  entry.follows = form.elements[`follows-${slot}`].value || null;
  keep([...queue(), entry]);
  seen(slot, key);
  show(slot, navigator.onLine ? "saving" : "waiting");
  count();
  send();
}

async function post(entry) {
  const token = form.elements.csrfmiddlewaretoken.value;
  const abort = new AbortController();
  const limit = setTimeout(() => abort.abort(), PATIENCE);
  try {
    return await fetch(form.action, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(entry),
      signal: abort.signal,
    });
  } finally {
    clearTimeout(limit);
  }
}

async function send() {
  if (sending || isOut) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let [entry] = queue(); entry; [entry] = queue()) {
      const response = await post(entry);
      if (!(await settle(entry, response))) break;
    }
  } catch {
    later();
  }
  sending = false;
  if (toSubmit && !queue().length) leave();
}

async function settle(entry, response) {
  if (response.status >= 500 || response.status === 429) throw new Error("later");
  if (response.status === 401) return signedOut();
  if (response.status === 403) return freshToken();
  const reply = await response.json();
  keep(queue().filter((other) => other.key !== entry.key));
  delay = 0;
  banner("");
  tell(entry, reply);
  return true;
}

function tell(entry, reply) {
  const isNewer = queue().some((other) => other.slot === entry.slot);
  if (reply.message) banner("note", reply.message);
  if (reply.newest && !isNewer && slots.has(entry.slot)) {
    fill(entry.slot, reply.newest.value);
    seen(entry.slot, reply.newest.key);
  }
  if (!isNewer) show(entry.slot, { stale: "saved", saved: "saved", late: "late" }[reply.state] ?? "open");
  count();
  bar(reply.at);
}

function later() {
  delay = Math.min(Math.max(delay * 2, 1000), LONGEST);
  for (const entry of queue()) show(entry.slot, "waiting");
  bar();
  banner("offline");
  toSubmit = null;
  timer = setTimeout(send, delay * (0.75 + Math.random() / 2));
}

function signedOut() {
  isOut = true;
  toSubmit = null;
  for (const entry of queue()) show(entry.slot, "waiting");
  banner("signed-out");
  return false;
}

// The form's token is old, for instance after signing in again in another tab. The page knows the new one, and who is in.
async function freshToken() {
  const text = await (await fetch(location.href, { credentials: "same-origin" })).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-quiz]");
  if (fresh?.dataset.account !== form.dataset.account || fresh.dataset.attempt !== form.dataset.attempt) return signedOut();
  const token = fresh.elements.csrfmiddlewaretoken.value;
  if (token === form.dataset.lastToken) throw new Error("later");
  form.dataset.lastToken = form.elements.csrfmiddlewaretoken.value = token;
  return true;
}

function leave() {
  const { submitter } = toSubmit;
  toSubmit = null;
  isLeaving = true;
  form.requestSubmit(submitter);
}

function restore() {
  for (const entry of queue()) {
    if (!slots.has(entry.slot)) continue;
    fill(entry.slot, entry.value);
    seen(entry.slot, entry.key);
    show(entry.slot, "waiting");
  }
  count();
}

function start() {
  for (const { value } of form.querySelectorAll("input[name=slot]")) slots.set(Number(value), document.getElementById(`q${value}`));
  remember();
  restore();
  form.addEventListener("change", ({ target }) => {
    const slot = Number(target.name?.match(/^q(\d+)/)?.[1]);
    if (slots.has(slot)) changed(slot);
  });
  form.addEventListener("submit", (event) => {
    if (isLeaving || !queue().length) return void (isLeaving = true);
    event.preventDefault();
    toSubmit = { submitter: event.submitter };
    send();
  });
  addEventListener("campus-quiz-cleared", () => (memory = []));
  addEventListener("online", () => ((delay = 0), send()));
  addEventListener("offline", () => queue().length ? later() : banner("offline"));
  addEventListener("pageshow", () => ((isLeaving = false), send()));
  addEventListener("beforeunload", (event) => {
    if (queue().length && !isLeaving) event.preventDefault();
  });
}

// Sign-out finds the answers of this account by it (sign-out.js).
function remember() {
  try {
    localStorage.setItem("campus-quiz-account", form.dataset.account);
  } catch {
    // Nothing is kept then, so nothing has to be cleared at sign-out either.
  }
}

if (form) start();
