// What could not be sent yet waits in this browser, in order, bound to account and attempt.

const PREFIX = "campus-quiz:";
const form = document.querySelector("[data-quiz]");
const store = form && `${PREFIX}${form.dataset.account}:${form.dataset.attempt}`;
let memory = [];

export function queue() {
  try {
    return JSON.parse(localStorage.getItem(store)) ?? [];
  } catch {
    return memory;
  }
}

export function keep(entries) {
  memory = entries;
  try {
    if (entries.length) localStorage.setItem(store, JSON.stringify(entries));
    else localStorage.removeItem(store);
  } catch {
    // Full or forbidden: the answers wait in this page, and leaving it asks first.
  }
}

export const drop = (key) => keep(queue().filter((entry) => entry.key !== key));
export const waitsFor = (slot) => queue().some((entry) => entry.slot === slot);

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Sign-out finds the answers of this account by it (sign-out.js).
export function remember() {
  try {
    localStorage.setItem("campus-quiz-account", form.dataset.account);
  } catch {
    // Nothing is kept then, so nothing has to be cleared at sign-out either.
  }
  addEventListener("campus-quiz-cleared", () => (memory = []));
}
