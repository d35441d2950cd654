// The print button; before printing all disclosures of the text open, since paper cannot be clicked.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-campus-print]")) window.print();
});

const opened = new Set();

window.addEventListener("beforeprint", () => {
  for (const disclosure of document.querySelectorAll("details.accordion:not([open])")) {
    disclosure.open = true;
    opened.add(disclosure);
  }
});

window.addEventListener("afterprint", () => {
  for (const disclosure of opened) disclosure.open = false;
  opened.clear();
});
