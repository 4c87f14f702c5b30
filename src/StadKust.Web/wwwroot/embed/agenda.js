// One line on a partner's page shows our list of events, as tall as it is, in a shadow that keeps both styles apart:
// <script src="https://…/embed/agenda.js" data-list="/nl/agenda/?town=leiden" async></script>
// It asks this one address, sends no cookie and keeps nothing. Where it may not be shown, a link stands in its place.
(() => {
  const own = document.currentScript;
  const asked = own?.dataset.list;
  if (!asked) {
    return;
  }

  const site = new URL(own.src).origin;
  const box = document.createElement("div");
  own.after(box);
  const list = new URL("/embed" + asked, site);
  list.searchParams.set("as", "json");
  fetch(list, { credentials: "omit", referrerPolicy: "no-referrer" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(({ html, css, language }) => {
      const styles = new CSSStyleSheet();
      styles.replaceSync(css);
      const inside = box.attachShadow({ mode: "open" });
      inside.adoptedStyleSheets = [styles];
      inside.innerHTML = html;
      box.lang = language;
    })
    .catch(() => {
      const link = document.createElement("a");
      link.href = new URL(asked, site).href;
      link.textContent = link.host;
      box.append(link);
    });
})();
