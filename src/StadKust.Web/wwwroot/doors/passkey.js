// Passkeys on the account pages. Without script, or without passkeys in the browser, the forms stay hidden and everything else works.
const forms = window.PublicKeyCredential?.parseRequestOptionsFromJSON ? document.querySelectorAll('form[data-passkey]') : [];
for (const form of forms) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const fault = form.querySelector('[data-fault]');
    fault.hidden = true;
    try {
      const answer = await fetch(form.dataset.passkey, { method: 'POST' });
      if (!answer.ok) throw new Error(String(answer.status));
      const options = await answer.json();
      const credential = 'make' in form.dataset
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      fault.hidden = false; // refused, cancelled, or none on this device: the person chooses another way
    }
  });
}
