// Sends what waits, in order. An answer leaves the queue only when the server has answered for it.
import { count, fill, form, seen, slots } from "./questions.js";
import { drop, queue, waitsFor } from "./queue.js";
import { calm, held, settled, stored, troubled } from "./showing.js";

const LONGEST = 30_000;
const PATIENCE = 15_000;
const WORDS = { saved: "saved", late: "late" }; // beside an answer; every other one is to be checked

let sending = false;
let delay = 0;
let timer = 0;
let isOut = false;
let onEmpty = null;

// What happens when everything is sent: the form leaves. Failing that it is said at the button, and forgotten.
export function whenSent(action) {
  onEmpty = action;
  if (isOut) return hold("signed-out");
  return send();
}

export function again() {
  delay = 0;
  isOut = false;
  return send();
}

export async function send() {
  if (sending || isOut) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let [entry] = queue(); entry; [entry] = queue()) {
      if (!(await settle(entry, await post(entry)))) break;
    }
  } catch {
    later();
  }
  sending = false;
  if (onEmpty && !queue().length) leave();
}

function leave() {
  const action = onEmpty;
  onEmpty = null;
  action();
}

function hold(name) {
  onEmpty = null;
  held(name);
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

async function settle(entry, response) {
  if (response.status >= 500 || response.status === 429) throw new Error("later");
  if (response.status === 401) return signedOut();
  if (response.status === 403) return freshToken();
  const reply = await response.json();
  drop(entry.key);
  delay = 0;
  calm();
  tell(entry, reply);
  return true;
}

function tell({ slot }, reply) {
  if (!waitsFor(slot)) {
    if (reply.newest && slots.has(slot)) take(slot, reply.newest);
    stored(slot, WORDS[reply.state] ?? "check", reply.message);
  }
  count();
  settled(slot, reply.at, reply.message);
}

function take(slot, newest) {
  fill(slot, newest.value);
  seen(slot, newest.key);
}

function later() {
  delay = Math.min(Math.max(delay * 2, 1000), LONGEST);
  timer = setTimeout(send, delay * (0.75 + Math.random() / 2));
  if (onEmpty) hold("offline");
  else troubled("offline");
}

function signedOut() {
  isOut = true;
  if (onEmpty) hold("signed-out");
  else troubled("signed-out");
  return false;
}

// The form's token is old, for instance after signing in again in another tab. The page knows the new one, and who is in.
async function freshToken() {
  const text = await (await fetch(form.dataset.place, { credentials: "same-origin" })).text();
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-quiz]");
  if (fresh?.dataset.account !== form.dataset.account || fresh.dataset.attempt !== form.dataset.attempt) return signedOut();
  const token = fresh.elements.csrfmiddlewaretoken.value;
  if (token === form.dataset.lastToken) throw new Error("later");
  form.dataset.lastToken = form.elements.csrfmiddlewaretoken.value = token;
  return true;
}
