// What is typed as a rationale, kept in the browser until its verdict is saved: for a reload, a closed tab, a server
// that stops. The claim's field is filled the moment it appears; the drafts of other claims go to the server.
const PREFIX = 'workbench-draft/';
const OLDEST = 30 * 24 * 60 * 60 * 1000, MOST = 200, LONGEST = 100000;
const FIELD = 'st-key-rationale_';

// The component is drawn anew with the page; this stays as long as the tab shows the workbench.
const desk = { data: null, note: null, sent: '', filled: new WeakMap(), restored: new Set(), filling: false, unkept: '', full: false };

export default function ({ data, setStateValue, parentElement }) {
  if (!desk.data) tidy();
  desk.data = data;
  desk.note = parentElement.querySelector('.note');
  settle();
  send(setStateValue);
  fillShown();
  const watching = new MutationObserver(fillShown);
  desk.stop?.();
  watching.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('input', keep, true);
  desk.stop = () => { watching.disconnect(); document.removeEventListener('input', keep, true); };
  return desk.stop;
}

const keyOf = claim => `${PREFIX}${desk.data.folder}/${claim}`;

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return typeof draft?.text === 'string' && Number.isFinite(draft.at) ? draft : null;
  } catch { return null; }
}

function remove(key) {
  try { localStorage.removeItem(key); } catch { /* a browser without storage has nothing to remove */ }
}

function draftKeys() {
  try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)); } catch { return []; }
}

// Old drafts go, and the oldest of too many.
function tidy() {
  const kept = draftKeys().map(key => [key, read(key)?.at ?? 0]).sort(([, one], [, other]) => other - one);
  kept.forEach(([key, at], place) => { if (place >= MOST || Date.now() - at > OLDEST) remove(key); });
}

function claimOf(field) {
  const named = field.closest?.(`[class*="${FIELD}"]`)?.classList ?? [];
  return [...named].find(name => name.startsWith(FIELD))?.slice(FIELD.length);
}

function keep({ target }) {
  const claim = target.tagName === 'TEXTAREA' && !desk.filling && claimOf(target);
  if (!claim) return;
  const text = target.value;
  if (read(keyOf(claim))?.text === text) return;
  // What stood there before goes in any case: where the new words cannot be kept, the old ones must not come back.
  remove(keyOf(claim));
  desk.unkept = '';
  desk.restored.delete(claim);
  try {
    if (text.length > LONGEST) throw new RangeError('too long to keep');
    if (text.trim()) localStorage.setItem(keyOf(claim), JSON.stringify({ article: desk.data.article, text, at: Date.now() }));
  } catch { desk.unkept = claim; }
  say(desk.unkept ? 'This browser cannot store unsaved text: save it before you close the page.' : '');
}

// A verdict was saved: the words that it was given with are no draft any more. Words typed since then are.
function settle() {
  for (const [claim, sum] of Object.entries(desk.data.settled)) {
    const draft = read(keyOf(claim));
    if (desk.unkept === claim) { desk.unkept = ''; say(''); }
    if (draft && checksum(draft.text) === sum) { remove(keyOf(claim)); desk.restored.delete(claim); }
  }
}

// Adler-32 of the text as UTF-8, which Python has as `zlib.adler32`.
function checksum(text) {
  let low = 1, high = 0;
  for (const byte of new TextEncoder().encode(text)) { low = (low + byte) % 65521; high = (high + low) % 65521; }
  return high * 65536 + low;
}

// A session that is new to the drafts of this article gets those of the claims that are not shown.
function send(setStateValue) {
  const { session, article, claim, taken } = desk.data;
  const visit = `${session}/${article}`;
  if (desk.sent === visit) {
    if (taken === visit && desk.full) { desk.full = false; setStateValue('kept', null); } // they need not go along with every key
    return;
  }
  desk.sent = visit;
  const texts = {};
  for (const key of draftKeys()) {
    const draft = read(key), named = key.slice(keyOf('').length);
    if (key.startsWith(keyOf('')) && draft?.article === article && named !== claim) texts[named] = draft.text;
  }
  desk.full = Object.keys(texts).length > 0;
  if (desk.full) setStateValue('kept', { visit, texts });
}

// The field that has just appeared for a claim gets the words typed last; later it is the reviewer's alone.
function fillShown() {
  for (const field of document.querySelectorAll(`[class*="${FIELD}"] textarea`)) {
    const claim = claimOf(field);
    if (desk.filled.get(field) === claim) continue;
    desk.filled.set(field, claim);
    const draft = read(keyOf(claim));
    if (draft && draft.text !== field.value) { fill(field, draft.text); desk.restored.add(claim); }
    say(draft && desk.restored.has(claim) ? 'Your unsaved text has been restored.' : '');
  }
}

// The page hears of it as if it were typed and left: that is how a field of Streamlit's takes a text.
function fill(field, text) {
  desk.filling = true;
  putInto(field, text);
  if (field !== document.activeElement) field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  desk.filling = false;
}

function say(words) {
  if (desk.note && desk.note.textContent !== words) desk.note.textContent = words;
}
