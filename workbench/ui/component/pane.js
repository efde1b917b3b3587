// The article pane: paints runs of text, reports actions through a numbered outbox.
const kept = new WeakMap();
const POINTERS = ['pointerdown', 'pointerup', 'pointercancel'];
const TYPING = 'input,textarea,select,[contenteditable=true],[role=textbox],[role=combobox],[role=dialog],[role=listbox]';

export default function (component) {
  const { data, setStateValue, parentElement } = component;
  let pane = kept.get(parentElement);
  if (!pane) {
    pane = { revision: null, selected: null, claims: [], statuses: [], numbers: new Map(), runs: new Map(), pieces: [], worn: new Map(), sequence: 0, outbox: [], focus: data.focus?.count ?? 0,
      nonce: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()) };
    kept.set(parentElement, pane);
  }
  const root = parentElement.querySelector('.root');
  const live = parentElement.querySelector('.live');
  const help = parentElement.querySelector('.help');
  const adder = parentElement.querySelector('.adder');
  if (data.ack && data.ack.nonce === pane.nonce) pane.outbox = pane.outbox.filter(act => act.sequence > data.ack.sequence);
  const behind = pane.outbox.some(act => act.type !== 'painted' && act.type !== 'blank');
  const send = act => {
    pane.outbox.push({ sequence: ++pane.sequence, nonce: pane.nonce, ...act });
    setStateValue('outbox', pane.outbox.slice());
  };

  // The text is sent once: the page says what it has painted, or that it has nothing to paint from.
  if (pane.revision !== data.revision) {
    if (data.paragraphs.length) { pane.revision = data.revision; pane.claims = data.claims; paint(); send({ type: 'painted', revision: data.revision }); }
    else if (pane.asked !== data.revision) { pane.asked = data.revision; send({ type: 'blank' }); }
  }
  root.classList.toggle('dark', data.dark);
  if (pane.revision === data.revision) {
    pane.statuses = data.statuses;
    pane.claims.forEach((claim, at) => dress(claim, data.statuses[at]));
  }
  if (pane.selected === null || (!behind && data.selected !== pane.selected)) mark(data.selected, true); else mark(pane.selected, false);
  show();
  busy();
  focusWhereAsked();

  function paint() {
    pane.numbers.clear(); pane.runs.clear(); pane.worn.clear(); pane.pieces = [];
    const byId = new Map(pane.claims.map(claim => [claim.id, claim]));
    const page = document.createDocumentFragment();
    for (const paragraph of data.paragraphs) {
      const p = document.createElement('p');
      let at = paragraph.start;
      for (const run of paragraph.runs) {
        for (const id of run.begins || []) p.append(numberOf(byId.get(id)));
        const span = spanOf(run);
        pane.pieces.push({ node: span.firstChild, at });
        at += codePoints(run.text);
        p.append(span);
      }
      page.append(p);
    }
    adder.hidden = true;
    root.replaceChildren(page, adder);
  }

  function numberOf(claim) {
    const button = document.createElement('button');
    button.className = 'number'; button.type = 'button'; button.tabIndex = -1; button.dataset.claim = claim.id;
    button.dataset.n = claim.n;
    pane.numbers.set(claim.id, button);
    return button;
  }

  function spanOf(run) {
    const span = document.createElement('span');
    span.textContent = run.text;
    if (run.uncovered) span.classList.add('uncovered');
    if (run.flags) {
      span.classList.add('flag', run.severity); span.title = run.flags.join('\n');
      const told = document.createElement('span'); told.className = 'hidden'; told.textContent = ` (flag: ${run.flags.join('; ')})`;
      span.append(told);
    }
    if (run.claim) {
      span.classList.add('run'); span.dataset.claim = run.claim;
      for (const id of run.all) { if (!pane.runs.has(id)) pane.runs.set(id, []); pane.runs.get(id).push(span); }
    }
    return span;
  }

  function dress(claim, status) {
    const look = data.looks[status] || data.looks.open;
    const colour = data.dark ? look.dark : look.light;
    const button = pane.numbers.get(claim.id);
    const wear = `${claim.n} ${look.mark} ${colour} ${status} ${claim.flags} ${pane.claims.length}`;
    // Touching a thousand buttons has the browser lay out the whole article again: only what changed is touched.
    if (!button || pane.worn.get(claim.id) === wear) return;
    pane.worn.set(claim.id, wear);
    button.style.setProperty('--c', colour);
    button.textContent = `${claim.n}${look.mark}`;
    button.setAttribute('aria-label', `${claim.place}, ${status}${claim.flags ? `, ${claim.flags} flags` : ''}`);
    for (const span of pane.runs.get(claim.id) || []) {
      if (span.dataset.claim !== claim.id) continue;
      span.style.setProperty('--c', colour);
      span.classList.toggle('quiet', status === 'not checkable');
      span.classList.toggle('decided', status !== 'open' && status !== 'stale' && status !== 'not checkable');
    }
  }

  function mark(id, scroll) {
    for (const [key, on] of [[pane.selected, false], [id, true]]) {
      for (const span of pane.runs.get(key) || []) span.classList.toggle('sel', on);
      const button = pane.numbers.get(key);
      if (button) { button.classList.toggle('sel', on); button.tabIndex = on ? 0 : -1; button.setAttribute('aria-pressed', String(on)); }
    }
    pane.selected = id;
    if (scroll) pane.numbers.get(id)?.scrollIntoView({ block: 'center' });
  }

  // The card beside the article shows the chosen claim at once; what can be done about it comes from the server.
  function show() {
    const at = pane.claims.findIndex(claim => claim.id === pane.selected);
    if (at < 0) return;
    const shown = { ...pane.claims[at], status: pane.statuses[at] };
    document.dispatchEvent(new CustomEvent('workbench-claim', { detail: shown }));
  }

  function select(id) {
    if (!id || id === pane.selected) return;
    mark(id, false);
    show();
    pane.numbers.get(id)?.scrollIntoView({ block: 'nearest' });
    live.textContent = pane.numbers.get(id)?.getAttribute('aria-label') || '';
    send({ type: 'select', id });
    busy();
  }

  function step(by) {
    const order = pane.claims.map(claim => claim.id);
    select(order[Math.min(order.length - 1, Math.max(0, order.indexOf(pane.selected) + by))]);
  }

  function judge(label) {
    send({ type: 'verdict', id: pane.selected, label, seen: data.seen[pane.selected] || ['', ''] });
  }

  // The words selected in the article become a claim; with none selected the server leads to the field for them.
  function addSelected() {
    const { start = 0, end = 0, words = '' } = selectedIn(root, pane.pieces) || {};
    adder.hidden = true;
    send({ type: 'claim', start, end, words });
  }

  function offer() {
    const chosen = selectedIn(root, pane.pieces);
    const shown = !adder.hidden;
    adder.hidden = !chosen;
    if (!chosen) return;
    placeBeside(chosen.range, root, adder);
    if (!shown) live.textContent = 'Words selected. Press + to add them as a claim.';
  }

  function goTo(place) {
    const asked = performance.now(), chosen = pane.selected;
    let opened = null;
    // The field comes with the server's next answer; whoever has gone on by then is left alone.
    const enter = () => {
      if (pane.actedAt > asked || pane.selected !== chosen || performance.now() - asked > 15000) return;
      const field = busy() ? null : document.querySelector(data.places[place].replace('{claim}', pane.selected));
      if (field?.tagName === 'SUMMARY') {
        const first = field.parentElement.querySelector('input:not([type=radio]),textarea');
        if (first) { first.focus(); return; }
        if (field !== opened) { opened = field; field.scrollIntoView({ block: 'center' }); if (!field.parentElement.open) field.click(); }
      } else if (field) { field.scrollIntoView({ block: 'center' }); field.focus(); return; }
      setTimeout(enter, 50);
    };
    enter();
  }

  // Until the server has drawn the claim just chosen, the panel still holds the buttons of the one before:
  // a click on those would be lost, so it is not taken.
  function busy() {
    const waiting = pane.outbox.some(act => act.type === 'select');
    const panel = document.querySelector('.st-key-panel_deeds');
    if (panel && panel.inert !== waiting) panel.inert = waiting;
    return waiting;
  }

  function focusWhereAsked() {
    if (!data.focus || data.focus.count === pane.focus) return;
    pane.focus = data.focus.count;
    const asked = performance.now();
    // Whoever has gone on has other plans: what they press next must not land in a field.
    if (!behind) setTimeout(() => { if (!(pane.actedAt > asked)) goTo(data.focus.target); }, 250);
  }

  function showHelp() {
    const title = document.createElement('h2'); title.textContent = 'Keys';
    const list = document.createElement('dl');
    for (const [key, what] of data.help) {
      const dt = document.createElement('dt'); const kbd = document.createElement('kbd'); kbd.textContent = key; dt.append(kbd);
      const dd = document.createElement('dd'); dd.textContent = what; list.append(dt, dd);
    }
    help.replaceChildren(title, list);
    if (!help.open) help.showModal();
  }

  // A drag over a claim's words ends in a click on it: what it selected is meant, not the claim.
  root.onclick = event => { if (event.target.closest('.number') || !selectedIn(root, pane.pieces)) select(event.target.closest('[data-claim]')?.dataset.claim); };
  adder.onmousedown = event => event.preventDefault();
  adder.onclick = event => { event.stopPropagation(); addSelected(); };
  help.onclick = () => help.close();

  const onPointer = event => { pane.actedAt = performance.now(); pane.dragging = event.type === 'pointerdown'; if (!pane.dragging) onSelection(); };
  const onSelection = () => { clearTimeout(pane.offering); pane.offering = setTimeout(() => { if (!pane.dragging) offer(); }, 120); };
  const onKey = event => {
    pane.actedAt = performance.now();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const target = event.composedPath()[0];
    if (target.closest?.(TYPING)) {
      if (event.key === 'Escape' && target.blur) { target.blur(); root.focus(); }
      return;
    }
    const key = event.key;
    if (help.open) { help.close(); event.preventDefault(); return; }
    if (key === 'j') step(1);
    else if (key === 'k') step(-1);
    else if (key === 's') goTo('source');
    else if (key === 'f') goTo('flag');
    else if (key === 'e') goTo('rationale');
    else if (key === 'u') send({ type: 'undo' });
    else if (key === '+') addSelected();
    else if (key === '?') showHelp();
    else if (data.keys[key]) judge(data.keys[key]);
    else return;
    event.preventDefault(); event.stopPropagation();
  };
  const onLeave = event => { if (pane.outbox.some(act => act.type === 'verdict' || act.type === 'claim')) event.preventDefault(); };
  // This function runs again with every answer of the server: only the newest listeners may stay.
  pane.dispose?.();
  document.addEventListener('keydown', onKey, true);
  for (const pointer of POINTERS) document.addEventListener(pointer, onPointer, true);
  document.addEventListener('selectionchange', onSelection);
  document.addEventListener('workbench-card', show);
  window.addEventListener('beforeunload', onLeave);
  pane.dispose = () => {
    document.removeEventListener('keydown', onKey, true);
    for (const pointer of POINTERS) document.removeEventListener(pointer, onPointer, true);
    document.removeEventListener('selectionchange', onSelection);
    document.removeEventListener('workbench-card', show);
    window.removeEventListener('beforeunload', onLeave);
  };
  return pane.dispose;
}
