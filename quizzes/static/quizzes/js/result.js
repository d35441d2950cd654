// After handing in, the result is where the keyboard and the screen reader go on. Following the address's anchor takes
// the focus away again, and that happens late: so ours comes after it.

const focus = () => setTimeout(() => document.querySelector(".result")?.focus());

if (location.hash === "#result") {
  if (document.readyState === "complete") focus();
  else addEventListener("load", focus);
}
