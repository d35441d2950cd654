// The questions of the form: what they say, what they follow, how many are answered.

export const form = document.querySelector("[data-quiz]");
export const slots = new Map();
if (form) for (const { value } of form.querySelectorAll("input[name=slot]")) slots.set(Number(value), document.getElementById(`q${value}`));

export const valueOf = (slot) => new FormData(form).getAll(`q${slot}`).map(String);
export const slotOf = (field) => Number(field.name?.match(/^q(\d+)/)?.[1]);
export const follows = (slot) => form.elements[`follows-${slot}`].value || null;
export const seen = (slot, key) => void (form.elements[`follows-${slot}`].value = key);

export function fill(slot, value) {
  for (const field of form.elements[`q${slot}`].length ? form.elements[`q${slot}`] : [form.elements[`q${slot}`]]) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = value.includes(field.value);
    else field.value = value[0] ?? "";
  }
}

export function count() {
  for (const link of document.querySelectorAll("[data-quiz-number]")) {
    const slot = Number(link.dataset.quizNumber);
    if (slots.has(slot)) mark(link, valueOf(slot).some(Boolean));
  }
  const words = document.querySelector("[data-quiz-count]");
  words.textContent = JSON.parse(words.dataset.words)[document.querySelectorAll("[data-quiz-number].is-answered").length];
}

function mark(link, isAnswered) {
  const word = link.querySelector("[data-quiz-word]");
  link.classList.toggle("is-answered", isAnswered);
  word.textContent = isAnswered ? word.dataset.answered : word.dataset.open;
}
