// The explanation of a word opens beside it. Browsers with anchor positioning do that by themselves; the others put it
// into the middle of the window, and it is moved from there. It stays with its word when the page is scrolled.
const GAP = 6;

document.addEventListener(
  "toggle",
  ({ target, newState }) => {
    if (newState !== "open" || !target.matches(".popover")) return;
    const word = document.querySelector(`.term[popovertarget="${CSS.escape(target.id)}"]`);
    if (word && !isBeside(word, target)) place(target, word.getClientRects()[0]);
  },
  true,
);

function isBeside(word, popover) {
  const [near, box] = [word.getBoundingClientRect(), popover.getBoundingClientRect()];
  const gap = Math.max(near.top - box.bottom, box.top - near.bottom);
  return gap >= 0 && gap < 4 * GAP && box.left <= near.right && box.right >= near.left;
}

function place(popover, word) {
  const { offsetWidth: width, offsetHeight: height, style } = popover;
  const fitsBelow = word.bottom + GAP + height <= innerHeight || word.top < height + GAP;
  const top = fitsBelow ? word.bottom + GAP : word.top - GAP - height;
  const left = Math.max(GAP, Math.min(word.left, document.documentElement.clientWidth - width - GAP));
  const places = { position: "absolute", inset: "auto", margin: "0", "position-area": "none" };
  for (const [name, value] of Object.entries(places)) style.setProperty(name, value);
  style.setProperty("top", `${top + scrollY}px`);
  style.setProperty("left", `${left + scrollX}px`);
}
