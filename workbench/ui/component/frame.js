// What every page shares: who signs, where one is, and whether the server still answers.
const NAME = 'workbench-reviewer', GIVEN = 'workbench-reviewer-given';
const RATIONALES = '[class*="st-key-rationale_"] textarea';
const BRIEF = 600; // milliseconds; a connection that is back by then is not worth a word
const MOST_GREETINGS = 5;
const AT_REST = 150; // a browser refuses an address that changes with every key of a fast walk

// The component is drawn anew with every page; this stays as long as the tab shows the workbench.
const frame = { data: null, line: null, watched: false, greeted: '', article: '', claim: '', lost: false, writing: null };

export default function ({ data, setStateValue, parentElement }) {
  if (frame.article !== data.article) frame.claim = '';
  frame.article = data.article;
  frame.data = data;
  frame.line = parentElement.querySelector('.lost');
  if (!frame.watched) watch();
  greet(setStateValue);
  writeAddress();
  showConnection();
}

function watch() {
  frame.watched = true;
  document.addEventListener('keydown', leaveName);
  document.addEventListener('focusin', ({ target }) => { if (!target.closest?.('[role=dialog]')) frame.field = target; });
  document.addEventListener('pointerdown', () => { frame.field = null; }, true);
  document.addEventListener('workbench-claim', ({ detail }) => {
    frame.claim = detail.id;
    clearTimeout(frame.writing);
    frame.writing = setTimeout(writeAddress, AT_REST);
  });
  const app = document.querySelector('[data-test-connection-state]');
  if (app) new MutationObserver(() => followConnection(app)).observe(app, { attributeFilter: ['data-test-connection-state'] });
}

// The name typed last signs, unless the server was started since in the name of somebody else.
function greet(setStateValue) {
  const { session, reviewer, given, chosen } = frame.data;
  try {
    const known = localStorage.getItem(NAME);
    const typedSince = !given || localStorage.getItem(GIVEN) === given;
    if (known && known !== reviewer && typedSince && !chosen) {
      if (frame.greeted !== session) { frame.greeted = session; hello(setStateValue, { session, name: known, times: 1 }); }
    } else if (reviewer) {
      localStorage.setItem(NAME, reviewer);
      localStorage.setItem(GIVEN, given);
    }
  } catch { /* a browser without storage: the name is asked for again */ }
}

// What the page's fragments send in the same moment may have Streamlit leave out the rest of the page: until that shows
// the name, it is said again.
function hello(setStateValue, greeting) {
  if (frame.data.session !== greeting.session || frame.data.chosen || greeting.times > MOST_GREETINGS) return;
  setStateValue('hello', greeting);
  setTimeout(() => hello(setStateValue, { ...greeting, times: greeting.times + 1 }), 2000);
}

// Enter commits the name, as Streamlit has it, and leads into the article: what is typed next is meant for its keys.
function leaveName(event) {
  if (event.key !== 'Enter' || event.isComposing || !event.target.closest?.('.st-key-reviewer_field')) return;
  event.target.blur();
  for (const host of document.querySelectorAll('.st-key-pane *')) host.shadowRoot?.querySelector('.root')?.focus();
}

// Article and claim stand in the address. It is replaced: Back leads to the page before, not through every claim.
function writeAddress() {
  clearTimeout(frame.writing);
  const address = new URL(location.href);
  // Until the pane says which claim is shown, the one that the page was opened with stays.
  const opened = address.searchParams.get('article') === frame.article ? address.searchParams.get('claim') : '';
  const wanted = { article: frame.article, claim: frame.data.review ? frame.claim || opened : '' };
  for (const [name, value] of Object.entries(wanted)) {
    if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  }
  if (address.href === location.href) return;
  try { history.replaceState(history.state, '', address); } catch { return; } // refused: the next step tries again
  if (frame.lost) noteAddress();
}

// A server that starts again is asked for the address that Streamlit noted last; it notes it when history moves.
function noteAddress() {
  window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
}

function followConnection(app) {
  const lost = app.dataset.testConnectionState !== 'CONNECTED';
  if (lost === frame.lost) return;
  frame.lost = lost;
  clearTimeout(frame.saying);
  frame.notices?.disconnect();
  if (!lost) { showConnection(); return; }
  noteAddress();
  writeOn();
  frame.notices = new MutationObserver(closeNotice);
  frame.notices.observe(document.body, { childList: true, subtree: true });
  frame.saying = setTimeout(showConnection, BRIEF);
}

// Streamlit disables every field while the server is away. A rationale is kept in the browser, so it can be written on.
function writeOn() {
  for (const field of document.querySelectorAll(RATIONALES)) {
    field.disabled = false;
    if (field === frame.field && field !== document.activeElement) field.focus();
  }
}

// Streamlit's own notice would take the cursor out of the field; the line below says the same beside it.
function closeNotice() {
  const notice = document.querySelector('[role=dialog]');
  if (notice?.querySelector('h2')?.textContent === 'Connection error') notice.querySelector('button[aria-label=Close]')?.click();
  else if (!notice) writeOn();
}

function showConnection() {
  const kept = frame.data.review ? ' Your rationale is kept in this browser.' : '';
  const words = frame.lost ? `Connection lost. Nothing can be saved until the workbench responds again.${kept}` : '';
  if (frame.line.textContent !== words) frame.line.textContent = words;
}
