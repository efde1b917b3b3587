// What the page watches over everywhere: that no click is lost, and that Ctrl+Z in one field leaves the others alone.

// While the server's answer comes in, the page shifts, and a control may be drawn anew: between
// press and release it is then no longer under the pointer, and the browser clicks on what lies there, or on nothing.
// A control that was pressed with a pointer that stayed where it was is clicked all the same.
const CONTROLS = 'button,a[href],summary,label,input,[role=button],[role=option],[role=tab],[role=radio],[role=checkbox],[data-claim],tr[data-id]';
const STAYED = 8; // pixels: a hand is never quite still

function watchPresses() {
  let press = null;

  const keyOf = element => [...element.closest('[class*=st-key-]')?.classList || []].find(name => name.startsWith('st-key-'));
  const sameAs = (one, other) => one.textContent === other.textContent && keyOf(one) === other.key
    && one.getAttribute('href') === other.href && one.dataset.claim === other.claim && one.dataset.id === other.id;

  // What stands where the control stood: itself, or the one drawn in its place; where several would do, none is meant.
  function standingFor({ control, root, was }) {
    if (control.isConnected) return control;
    const alike = [...root.querySelectorAll(control.localName)].filter(other => sameAs(other, was));
    return alike.length === 1 ? alike[0] : null;
  }

  const onDown = event => {
    press = null;
    const control = event.isPrimary && event.button === 0 && event.composedPath().find(node => node.matches?.(CONTROLS));
    if (!control) return;
    const was = { textContent: control.textContent, key: keyOf(control), href: control.getAttribute('href'), claim: control.dataset.claim, id: control.dataset.id };
    press = { control, root: control.getRootNode(), was, x: event.clientX, y: event.clientY };
  };
  const onUp = event => {
    if (!press || Math.hypot(event.clientX - press.x, event.clientY - press.y) > STAYED) { press = null; return; }
    const pressed = press;
    // The browser's own click comes first, if it comes.
    setTimeout(() => { if (press === pressed) { press = null; standingFor(pressed)?.click(); } }, 0);
  };
  const onClick = event => {
    if (!press || !event.isTrusted || event.detail === 0) return;
    if (event.composedPath().includes(press.control)) press = null;
    else { event.preventDefault(); event.stopImmediatePropagation(); }
  };
  window.addEventListener('pointerdown', onDown, true);
  window.addEventListener('pointerup', onUp, true);
  window.addEventListener('pointercancel', () => { press = null; }, true);
  window.addEventListener('click', onClick, true);
}

// A browser takes back the newest typing of the whole page, in whichever field it was: the name under every decision,
// while the cursor is in the rationale.
function watchUndo() {
  document.addEventListener('beforeinput', event => {
    if (!event.inputType.startsWith('history')) return;
    const active = document.activeElement?.shadowRoot?.activeElement || document.activeElement;
    if (event.composedPath()[0] !== active) event.preventDefault();
  }, true);
}

export default function () {
  if (document.documentElement.dataset.watched) return;
  document.documentElement.dataset.watched = 'yes';
  watchPresses();
  watchUndo();
}
