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

for (const form of document.querySelectorAll('form[action$="/logout/"]')) {
  form.addEventListener("submit", (event) => {
    const names = waiting();
    const words = document.querySelector("script[data-quiz-sign-out]").dataset.quizSignOut;
    if (names.length && !confirm(words)) return event.preventDefault();
    for (const name of [...names, OWNER]) localStorage.removeItem(name);
    dispatchEvent(new Event("campus-quiz-cleared"));
  });
}
