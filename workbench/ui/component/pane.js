// The article pane: paints runs of text, reports actions through a numbered outbox.
const kept = new WeakMap();
const POINTERS = ['pointerdown', 'pointerup', 'pointercancel'];
const TYPING = 'input,textarea,select,[contenteditable=true],[role=textbox],[role=combobox],[role=dialog],[role=listbox]';

export default function (component) {
  const { data, setStateValue, parentElement } = component;
  let pane = kept.get(parentElement);
  if (!pane) {
    pane = { revision: null, selected: null, claims: [], statuses: [], numbers: new Map(), runs: new Map(), pieces: [], worn: new Map(), sequence: 0, outbox: [], focus: data.focus?.count ?? 0, drafts: new Map(), opener: '', ask: {},
      nonce: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()) };
    kept.set(parentElement, pane);
  }
  const root = parentElement.querySelector('.root');
  const live = parentElement.querySelector('.live');
  const help = parentElement.querySelector('.help');
  const adder = parentElement.querySelector('.adder');
  pane.holding ??= holdingOf(
    { strip: parentElement.querySelector('.holding'), name: parentElement.querySelector('.holding .name'),
      words: parentElement.querySelector('.holding textarea'), note: parentElement.querySelector('.holding .note') }, pane.ask);
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
  Object.assign(pane.ask, { place, ready, gone, missing, leave, home: () => root.focus() });
  show();
  busy();
  pane.holding.spare(id => !pane.outbox.some(act => act.type === 'verdict' && act.id === id) && !data.refused.includes(id));
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
    button.setAttribute('aria-label', `${claim.place}, ${status}${claim.flags ? `, ${claim.flags} flag${claim.flags === 1 ? '' : 's'}` : ''}`);
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
    if (scroll) (pane.numbers.get(id) ?? pane.runs.get(id)?.[0])?.scrollIntoView({ block: 'center' });
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
    const order = pane.claims.filter(claim => !claim.of).map(claim => claim.id);
    const chosen = pane.claims.find(claim => claim.id === pane.selected);
    select(order[Math.min(order.length - 1, Math.max(0, order.indexOf(chosen?.of ?? pane.selected) + by))]);
  }

  // What a verdict lacks is seen here, so that what is typed next goes where it belongs and is no command.
  function judge(label) {
    const id = pane.selected;
    const lacking = placeLacking(known(id, label));
    send({ type: 'verdict', id, label, seen: data.seen[id] || ['', ''], rationale: draftOf(id) ?? '' });
    if (lacking) pane.holding.await(lacking, id, label);
  }

  // The rationale as the reviewer sees it, or has typed it while its field was not there.
  function draftOf(id) {
    const drawn = document.querySelector(place({ place: 'rationale', claim: id }));
    return drawn?.value || pane.drafts.get(id);
  }

  // What is there already of what a verdict needs: where it needs no evidence or no rationale, that counts as there.
  function known(id, label) {
    const at = pane.claims.findIndex(claim => claim.id === id);
    const name = document.querySelector(data.places.reviewer), draft = draftOf(id);
    return {
      named: Boolean(data.reviewer || name?.value.trim()),
      supported: !Object.hasOwn(data.supported, label) || data.supported[label][at],
      reasoned: !data.reasons.includes(label) || (draft === undefined ? data.reasoned.includes(id) : Boolean(draft.trim())),
    };
  }

  // The words selected in the article become a claim; with none selected the page leads to the field for them.
  function addSelected() {
    const { start = 0, end = 0, words = '' } = selectedIn(root, pane.pieces) || {};
    adder.hidden = true;
    send({ type: 'claim', start, end, words });
    if (!words) pane.holding.await('words', pane.selected);
    else if (!known(pane.selected).named) pane.holding.await('reviewer', pane.selected);
  }

  function offer() {
    const chosen = selectedIn(root, pane.pieces);
    const shown = !adder.hidden;
    adder.hidden = !chosen;
    if (!chosen) return;
    placeBeside(chosen.range, root, adder);
    if (!shown) live.textContent = 'Words selected. Press + to add them as a claim.';
  }

  function place(waiting) { return data.places[waiting.place].replaceAll('{claim}', waiting.claim); }

  const ofClaim = waiting => waiting.place === 'source' || waiting.place === 'rationale' || waiting.place === 'flag';

  // Words left behind for the field come into it with the server's answer, which would write over what is typed before.
  function ready(waiting) {
    const coming = pane.outbox.some(act => act.type === 'typed' && act.place === waiting.place && act.id === waiting.claim);
    return !coming && (!ofClaim(waiting) || (pane.selected === waiting.claim && !busy()));
  }

  function gone(waiting) { return ofClaim(waiting) && pane.selected !== waiting.claim; }

  function missing(waiting) {
    const drawn = waiting.place === 'flag' && ready(waiting) && document.querySelector(place({ ...waiting, place: 'rationale' }));
    return drawn ? 'This claim has no open flag. Press Esc to continue.' : '';
  }

  function leave(waiting, words) {
    if (!words.trim()) return;
    send({ type: 'typed', place: waiting.place, id: waiting.claim, words });
    if (waiting.place === 'rationale') pane.drafts.set(waiting.claim, words);
    live.textContent = 'Your text is kept in its field.';
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
    const asked = performance.now(), id = pane.selected;
    // Whoever has gone on has other plans: what they press next must not land in a field, or in another.
    if (!behind) setTimeout(() => { if (!(pane.actedAt > asked || typing())) pane.holding.await(data.focus.target, id); }, 250);
  }

  function typing() {
    const within = document.activeElement?.shadowRoot?.activeElement || document.activeElement;
    return Boolean(within?.closest(TYPING));
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
    if (event.isComposing || event.defaultPrevented) return;
    // A key held down a little long is not typed into the field that it leads to.
    if (event.repeat && event.code === pane.opener) { event.preventDefault(); return; }
    pane.opener = '';
    const target = event.composedPath()[0];
    if (target.closest?.(TYPING)) {
      if (event.key === 'Escape' && target.blur) { target.blur(); root.focus(); }
      return;
    }
    const command = commandOf(event, data.keys);
    if (help.open && !['Control', 'Meta', 'Alt', 'Shift'].includes(event.key)) help.close();
    else if (command) carryOut(command, event);
    else return;
    event.preventDefault(); event.stopPropagation();
  };
  function carryOut({ kind, by, place, label }, { code, repeat }) {
    if (kind !== 'step') pane.opener = code;
    if (kind === 'step') step(by);
    else if (repeat) return;
    else if (kind === 'go') { if (pane.selected) pane.holding.await(place, pane.selected); }
    else if (kind === 'add') addSelected();
    else if (kind === 'undo') send({ type: 'undo' });
    else if (kind === 'help') showHelp();
    else judge(label);
  }
  const onInput = event => {
    const field = event.composedPath()[0], holder = field.closest?.('[class*=st-key-rationale_]');
    const key = holder && [...holder.classList].find(name => name.startsWith('st-key-rationale_'));
    if (key) pane.drafts.set(key.slice('st-key-rationale_'.length), field.value);
  };
  const onLeave = event => { if (pane.holding.holds || pane.outbox.some(act => ['verdict', 'claim', 'typed', 'undo'].includes(act.type))) event.preventDefault(); };
  // This function runs again with every answer of the server: only the newest listeners may stay.
  pane.dispose?.();
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('input', onInput, true);
  for (const pointer of POINTERS) document.addEventListener(pointer, onPointer, true);
  document.addEventListener('selectionchange', onSelection);
  document.addEventListener('workbench-card', show);
  window.addEventListener('beforeunload', onLeave);
  pane.dispose = () => {
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('input', onInput, true);
    for (const pointer of POINTERS) document.removeEventListener(pointer, onPointer, true);
    document.removeEventListener('selectionchange', onSelection);
    document.removeEventListener('workbench-card', show);
    window.removeEventListener('beforeunload', onLeave);
  };
  return pane.dispose;
}
