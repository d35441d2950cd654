// Filters are a GET form with a button. With script a change applies at once; on narrow screens the list starts closed.
for (const form of document.querySelectorAll("form[data-campus-filters]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches('input[type="checkbox"], input[type="radio"], select')) form.requestSubmit();
  });
}

if (!window.matchMedia("(min-width: 62rem)").matches) {
  for (const disclosure of document.querySelectorAll(".filters > details")) disclosure.open = false;
}
