// Nobody's work is lost: every save carries what this tab has seen, fields changed by two are chosen by a person,
// and who else has the same item open is shown.

const revisionHeader = 'StadKust-Revision';
const choicesHeader = 'StadKust-Choices';
const detail = /\/umbraco\/management\/api\/v1(?:\.1)?\/(document|media)\/([0-9a-f-]{36})(\/update-and-publish)?$/i;
const creation = /\/umbraco\/management\/api\/v1\/(document|media)(\/create-and-publish)?$/i;
const open = /\/workspace\/(document|media)\/edit\/([0-9a-f-]{36})/i;

const words = {
  de: {
    title: 'Jemand anders hat das auch geändert',
    lead: 'Diese Felder wurden hier und von jemand anderem geändert. Bitte für jedes wählen; alle übrigen Felder sind schon zusammengeführt.',
    mine: 'Meine Fassung', theirs: 'Die gespeicherte Fassung', save: 'So speichern', back: 'Zurück zum Bearbeiten', empty: '(leer)', name: 'Name', shared: 'alle Sprachen',
    editing: (names) => `${names} bearbeitet diesen Eintrag auch gerade.`, myself: 'Dieser Eintrag ist noch in einem anderen Fenster geöffnet.',
    merged: (n) => n === 1 ? 'Ein Feld wurde inzwischen von jemand anderem geändert und blieb so.' : `${n} Felder wurden inzwischen von jemand anderem geändert und blieben so.`,
    reload: 'Neu laden', close: 'Schließen',
  },
  nl: {
    title: 'Iemand anders heeft dit ook gewijzigd',
    lead: 'Deze velden zijn hier én door iemand anders gewijzigd. Kies per veld; alle andere velden zijn al samengevoegd.',
    mine: 'Mijn versie', theirs: 'De opgeslagen versie', save: 'Zo opslaan', back: 'Terug naar bewerken', empty: '(leeg)', name: 'Naam', shared: 'alle talen',
    editing: (names) => `${names} bewerkt dit item nu ook.`, myself: 'Dit item staat nog in een ander venster open.',
    merged: (n) => n === 1 ? 'Eén veld is intussen door iemand anders gewijzigd en bleef zo.' : `${n} velden zijn intussen door iemand anders gewijzigd en bleven zo.`,
    reload: 'Opnieuw laden', close: 'Sluiten',
  },
  en: {
    title: 'Somebody else has changed this, too',
    lead: 'These fields were changed here and by somebody else. Choose for each; all other fields are merged already.',
    mine: 'My version', theirs: 'The saved version', save: 'Save like this', back: 'Back to editing', empty: '(empty)', name: 'Name', shared: 'all languages',
    editing: (names) => `${names} is editing this item, too.`, myself: 'This item is still open in another window.',
    merged: (n) => n === 1 ? 'One field was changed by somebody else meanwhile and stayed so.' : `${n} fields were changed by somebody else meanwhile and stayed so.`,
    reload: 'Reload', close: 'Close',
  },
};

const say = () => words[(document.documentElement.lang || document.querySelector('umb-app')?.lang || 'en').slice(0, 2).toLowerCase()] ?? words.en;

const style = `
  .stadkust-bar { position: fixed; left: 50%; bottom: 66px; transform: translateX(-50%); z-index: 100; display: flex; gap: 12px; align-items: center;
    max-width: min(46rem, calc(100vw - 2rem)); padding: 8px 16px; border-radius: 20px; background: #1d3a5f; color: #fff; font: 14px/1.4 Lato, sans-serif;
    box-shadow: 0 2px 8px rgb(0 0 0 / .25); }
  .stadkust-bar button { border: 1px solid #fff; border-radius: 12px; padding: 2px 10px; background: transparent; color: inherit; font: inherit; cursor: pointer; }
  .stadkust-bar button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
  dialog.stadkust-choose { width: min(60rem, calc(100vw - 2rem)); max-height: calc(100vh - 4rem); padding: 24px; border: 0; border-radius: 6px;
    font: 15px/1.5 Lato, sans-serif; color: #1b264f; box-shadow: 0 8px 32px rgb(0 0 0 / .3); }
  dialog.stadkust-choose::backdrop { background: rgb(27 38 79 / .55); }
  dialog.stadkust-choose h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
  dialog.stadkust-choose fieldset { margin: 20px 0 0; padding: 0; border: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  dialog.stadkust-choose legend { padding: 0; margin-bottom: 6px; font-weight: 700; }
  dialog.stadkust-choose label { display: block; padding: 10px 12px; border: 2px solid #d8d7d9; border-radius: 4px; cursor: pointer; overflow-wrap: anywhere; }
  dialog.stadkust-choose label:has(:checked) { border-color: #3544b1; background: #f3f4fb; }
  dialog.stadkust-choose label:focus-within { outline: 2px solid #3544b1; outline-offset: 2px; }
  dialog.stadkust-choose .text { display: block; max-height: 9rem; margin-top: 6px; overflow: auto; white-space: pre-wrap; }
  dialog.stadkust-choose footer { display: flex; justify-content: flex-end; gap: 12px; margin-top: 24px; }
  dialog.stadkust-choose footer button { padding: 9px 18px; border-radius: 3px; border: 1px solid #3544b1; background: #fff; color: #3544b1; font: inherit; font-weight: 700; cursor: pointer; }
  dialog.stadkust-choose footer button.go { background: #3544b1; color: #fff; }
  @media (max-width: 640px) { dialog.stadkust-choose fieldset { grid-template-columns: 1fr; } }
`;

// A sheet made in script passes the content security policy where an inline style element would not need to.
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** @param client the back office's own HTTP client */
export const keepWork = (client) => {
  const revisions = new Map();
  const bodies = new WeakMap();

  client.interceptors.request.fns.push((request) => {
    const match = detail.exec(new URL(request.url).pathname);
    if (request.method !== 'PUT' || !match) return request;
    const headers = new Headers(request.headers);
    const known = revisions.get(match[2].toLowerCase());
    if (known) headers.set(revisionHeader, known);
    const carried = new Request(request, { headers });
    bodies.set(carried, carried.clone());
    return carried;
  });

  // First of all: those that come after replace refusals by texts of their own.
  client.interceptors.response.fns.unshift(async (response, request) => {
    const path = new URL(request.url).pathname;
    const match = detail.exec(path);
    let answer = response;
    if (match && request.method === 'PUT') {
      for (let sent = bodies.get(request); answer.status === 409 && sent;) {
        const problem = await answer.clone().json().catch(() => null);
        if (!problem?.conflicts?.length) break;
        const choices = await choose(problem.conflicts);
        if (!choices) break;
        const headers = new Headers(sent.headers);
        headers.set(choicesHeader, JSON.stringify(choices));
        const again = new Request(sent, { headers });
        sent = again.clone();
        answer = await fetch(again);
        if (answer.ok && Object.values(choices).includes('theirs')) showMerged(Object.values(choices).filter((c) => c === 'theirs').length);
      }
      if (answer.ok && answer.headers.has('StadKust-Merged')) showMerged(Number(answer.headers.get('StadKust-Merged')));
    }

    const revision = answer.headers.get(revisionHeader);
    if (revision && answer.ok) {
      const key = match?.[2] ?? (creation.test(path) ? answer.headers.get('Umb-Generated-Resource') : null);
      if (key && (request.method !== 'GET' || !match[3])) revisions.set(key.toLowerCase(), revision);
    }
    return answer;
  });

  watch();
};

// ---- choosing

const plain = (value) => {
  if (value === null || value === undefined || value === '') return say().empty;
  if (typeof value === 'object' && typeof value.markup === 'string') return new DOMParser().parseFromString(value.markup, 'text/html').body.innerText.trim() || say().empty;
  if (typeof value === 'object' && Array.isArray(value.contentData)) {
    return value.contentData.map((block, i) => `${i + 1}. ${block.values.map((v) => plain(v.value)).filter((t) => t !== say().empty).join(' · ')}`).join('\n') || say().empty;
  }
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
};

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** Resolves to the choices, or to null when the editor goes back. */
const choose = (conflicts) => new Promise((resolve) => {
  const w = say();
  const form = element('form', { method: 'dialog' });
  const dialog = element('dialog', { className: 'stadkust-choose' }, form);
  dialog.setAttribute('aria-labelledby', 'stadkust-choose-title');
  form.append(element('h2', { id: 'stadkust-choose-title', textContent: w.title }), element('p', { textContent: w.lead }));
  for (const conflict of conflicts) {
    const option = (value, caption, text, checked) => element('label', {}, element('input', { type: 'radio', name: conflict.field, value, checked, required: true }),
      ` ${caption}`, element('span', { className: 'text', textContent: plain(text) }));
    form.append(element('fieldset', {}, element('legend', { textContent: `${conflict.label ?? w.name} (${conflict.culture ?? w.shared})` }),
      option(`mine ${conflict.theirsIs}`, w.mine, conflict.mine, false), option('theirs', w.theirs, conflict.theirs, false)));
  }
  form.append(element('footer', {}, element('button', { value: 'back', formNoValidate: true, textContent: w.back }), element('button', { value: 'save', className: 'go', textContent: w.save })));
  dialog.addEventListener('close', () => {
    const choices = Object.fromEntries(new FormData(form));
    dialog.remove();
    resolve(dialog.returnValue === 'save' ? choices : null);
  });
  document.body.append(dialog);
  dialog.showModal();
});

// ---- the bar at the foot of the page

let bar = null;
const show = (kind, text, ...buttons) => {
  // Said once: a screen reader reads it again whenever it is made anew.
  if (bar?.dataset.kind === kind && bar.firstChild.textContent === text) return;
  bar?.remove();
  bar = element('div', { className: 'stadkust-bar' }, element('span', { textContent: text }), ...buttons);
  bar.dataset.kind = kind;
  bar.setAttribute('role', 'status');
  document.body.append(bar);
};
const hide = (kind) => {
  if (bar?.dataset.kind === kind) {
    bar.remove();
    bar = null;
  }
};

const showMerged = (number) => {
  const w = say();
  show('merged', w.merged(number), element('button', { type: 'button', textContent: w.reload, onclick: () => location.reload() }),
    element('button', { type: 'button', textContent: w.close, onclick: () => hide('merged') }));
};

// ---- who else is here

const every = 4000;
const tab = crypto.randomUUID().replaceAll('-', '');

const watch = () => {
  let here = null;
  let quietUntil = 0;
  const address = '/umbraco/stadkust/api/v1/presence';
  const send = (method, item, keepalive = false) => fetch(address, {
    method, keepalive, credentials: 'include', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ item: item.id, kind: item.kind, tab }),
  });

  const look = async () => {
    const match = open.exec(location.pathname);
    const now = match ? { kind: match[1].toLowerCase(), id: match[2].toLowerCase() } : null;
    if (here && here.id !== now?.id) {
      send('DELETE', here).catch(() => {});
      hide('presence');
    }
    here = now;
    if (!here || Date.now() < quietUntil) return;
    try {
      const answer = await send('POST', here);
      if (!answer.ok) {
        // Nobody is signed in, or the item is not open to this editor: asking every few seconds would not change that.
        quietUntil = Date.now() + 30000;
        return;
      }
      const { others } = await answer.json();
      if (here?.id !== now.id) return;
      const names = others.filter((o) => !o.isMe).map((o) => o.name);
      if (names.length > 0) {
        if (bar?.dataset.kind !== 'merged') show('presence', say().editing(names.join(', ')));
      } else if (others.length > 0) {
        if (bar?.dataset.kind !== 'merged') show('presence', say().myself);
      } else {
        hide('presence');
      }
    } catch {
      // The network is away; the next look tells whether it is back.
    }
  };

  let last = '';
  setInterval(() => {
    if (location.pathname !== last) {
      last = location.pathname;
      look();
    }
  }, 500);
  setInterval(look, every);
  addEventListener('pagehide', () => here && send('DELETE', here, true).catch(() => {}));
};
