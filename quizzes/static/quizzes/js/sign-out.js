// Signing out clears the answers that wait in this browser for this account, and warns first.

const OWNER = "campus-quiz-account";

function waiting() {
  try {
    const prefix = `campus-quiz:${localStorage.getItem(OWNER)}:`;
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

for (const form of document.querySelectorAll("[data-quiz-sign-out]")) {
  form.addEventListener("submit", (event) => {
    const names = waiting();
    if (names.length && !confirm(form.dataset.quizSignOut)) return event.preventDefault();
    for (const name of [...names, OWNER]) localStorage.removeItem(name);
  });
}
