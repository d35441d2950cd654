// After a failed form the summary takes the focus, after a quiz its result: the reader starts where something happened.
const target = document.querySelector(".error-summary, .result[autofocus]");
if (target && document.activeElement === document.body) target.focus();
