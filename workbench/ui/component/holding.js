// A field that the server has yet to draw: until it comes, a field of the browser's own takes the words, and hands
// them over. It is a real one, so that Backspace, paste, dead keys and other scripts work as everywhere.
const PATIENCE = 15000;
const LOOK_AGAIN = 50;
const NAMES = { source: 'source', rationale: 'rationale', flag: 'answer to the flag', words: 'words of the claim', reviewer: 'name' };

// Puts `words` behind what the field holds, so that Streamlit takes them for typed.
function typeInto(field, words) {
  const oneLine = field.tagName === 'INPUT';
  const text = field.value + (oneLine ? words.replace(/\s*\n\s*/g, ' ') : words);
  if (words) putInto(field, text);
  field.setSelectionRange(text.length, text.length);
}

// The element at a place of the page: the field itself, or the summary of the closed box that it lies in.
function fieldIn(place) {
  const found = document.querySelector(place);
  if (found?.tagName !== 'SUMMARY') return { field: found, box: null };
  return { field: found.parentElement.querySelector('input:not([type=radio]):not([type=file]),textarea'), box: found };
}

// Whether the field is the claim's own: a box is drawn for the next claim with the fields of the one before still in it.
function belongs(field, { place, claim }) {
  if (place !== 'source' && place !== 'rationale') return true;
  const names = [...(field.closest('[class*=st-key-]')?.classList ?? [])];
  return names.some(name => name.startsWith('st-key-') && name.endsWith(claim));
}

// `parts` are the strip's elements. `ask` is what the pane knows: `place(waiting)`, the field's selector; `ready(waiting)`,
// whether the page shows its claim; `gone(waiting)`, whether it shows another; `missing(waiting)`, why no field will
// come; `leave(waiting, words)`, what becomes of words whose field was not awaited.
function holdingOf(parts, ask) {
  const { strip, name, words, note } = parts;
  let waiting = null, composing = false, handing = false, timer = 0;

  function await_(place, claim, what) {
    waiting = { place, claim, what, since: performance.now(), clicked: null, commit: false };
    if (reached()) return;
    words.value = ''; note.textContent = '';
    name.textContent = `${what ? `${what}: ` : ''}${NAMES[place]}`;
    strip.hidden = false;
    words.focus();
    timer = setTimeout(look, LOOK_AGAIN);
  }

  function look() {
    if (!waiting || (!composing && reached())) return;
    if (ask.gone(waiting)) { leave(); return; }
    const late = performance.now() - waiting.since > PATIENCE;
    note.textContent = ask.missing(waiting) || (late ? 'The server has not responded yet. Your text is kept here; press Esc to have it filled in later.' : '');
    timer = setTimeout(look, LOOK_AGAIN);
  }

  // Whether the field is there; it then has the cursor and the words.
  function reached() {
    if (!ask.ready(waiting)) return false;
    const { field, box } = fieldIn(ask.place(waiting));
    if (!field || field.disabled || !belongs(field, waiting) || !focused(field)) {
      if (box && box !== waiting.clicked) { waiting.clicked = box; box.scrollIntoView({ block: 'center' }); if (!box.parentElement.open) box.click(); }
      return false;
    }
    field.scrollIntoView({ block: 'center' });
    const { commit } = waiting, typed = strip.hidden ? '' : words.value;
    close();
    typeInto(field, typed);
    if (commit) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, ctrlKey: true, bubbles: true }));
    return true;
  }

  // Whether the field took the cursor: one in a closed box does not.
  function focused(field) {
    handing = true;
    field.focus();
    handing = false;
    return document.activeElement === field;
  }

  function close() {
    waiting = null;
    clearTimeout(timer);
    strip.hidden = true;
    words.value = '';
  }

  // Whoever leaves the strip gives the field up, not the words.
  function leave() {
    if (!waiting) return;
    const left = waiting, typed = words.value;
    close();
    ask.leave(left, typed);
  }

  words.onkeydown = event => {
    if (event.isComposing || event.key !== 'Enter' || !waiting) return;
    const severalLines = waiting.place === 'rationale' || waiting.place === 'words';
    if (severalLines && !event.ctrlKey && !event.metaKey) return;
    waiting.commit = true;
    event.preventDefault();
  };
  words.oncompositionstart = () => { composing = true; };
  words.oncompositionend = () => { composing = false; };
  // A window that is left and come back to still has its cursor here.
  words.onblur = () => { if (!handing && words.getRootNode().activeElement !== words) leave(); };

  return {
    await: await_,
    // Where the server took the verdict after all, nothing is to be filled in.
    spare: taken => { if (waiting?.what && !words.value && taken(waiting.claim)) { close(); ask.home(); } },
    get holds() { return waiting !== null && words.value !== ''; },
  };
}
