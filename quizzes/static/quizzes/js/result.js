// After handing in, the result is where the keyboard and the screen reader go on.

if (location.hash === "#result") document.querySelector(".result")?.focus();
