// Passkeys: a form with `data-people-passkey` asks the browser for a credential and sends it.
// sign-in: options are fetched; check: options stand in #passkey-options; add: the same, made for a new passkey.
const { webauthnJSON } = window;

const options = () => JSON.parse(document.getElementById("passkey-options").textContent);

const ways = {
  async "sign-in"(form) {
    const response = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.status);
    return webauthnJSON.get((await response.json()).request_options);
  },
  async check() {
    return webauthnJSON.get(options().request_options);
  },
  async add(form) {
    const creation = options().creation_options;
    const alone = form.elements.passwordless?.checked ?? false;
    Object.assign(creation.publicKey.authenticatorSelection, {
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone && { userVerification: "required" }),
    });
    return webauthnJSON.create(creation);
  },
};

for (const form of document.querySelectorAll("[data-people-passkey]")) {
  const button = form.querySelector('button[type="button"]');
  const note = form.querySelector("[data-people-passkey-note]");
  button?.addEventListener("click", async () => {
    if (!form.reportValidity()) return;
    try {
      form.elements.credential.value = JSON.stringify(await ways[form.dataset.peoplePasskey](form));
      form.submit();
    } catch {
      if (note) note.hidden = false; // closed or refused on the device: the page stays as it is and says so
    }
  });
}
