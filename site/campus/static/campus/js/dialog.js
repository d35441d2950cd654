// A decision asked in a dialog. Without script the button that opens it does its own work and a page asks instead.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-campus-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.campusDialog);
    if (!dialog?.showModal) return;
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const closer = event.target.closest("dialog [data-campus-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});
