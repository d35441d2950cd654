// The button says how many certificates the selection gives. Without this script it still issues what is ticked.
const form = document.querySelector("[data-cohort-issue]");
const labels = document.getElementById("issue-labels");

if (form && labels) {
  const texts = JSON.parse(labels.textContent);
  const button = form.querySelector("[data-cohort-label]");
  const update = () => {
    const count = form.querySelectorAll("input[name=enrolment]:checked").length;
    button.querySelector("span").textContent = texts[count];
    button.disabled = count === 0;
  };
  form.addEventListener("change", update);
  update();
}

for (const button of document.querySelectorAll("[data-cohort-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
