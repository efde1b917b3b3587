// The article pane: paints runs of text, reports actions through a numbered outbox.
const kept = new WeakMap();
const LONG = 80; // lines from which an article is laid out only where it is looked at
const EDGE = 8; // pixels of the window's edge at which a line does not count as seen
const GREETED = 'workbench-hints';
const POINTERS = ['pointerdown', 'pointerup', 'pointercancel'];
const TYPING = 'input,textarea,select,[contenteditable=true],[role=textbox],[role=combobox],[role=dialog],[role=listbox]';

export default function (component) {
  const { data, setStateValue, parentElement } = component;
  let pane = kept.get(parentElement);
  if (!pane) {
    pane = { revision: null, selected: null, view: 'all', claims: [], statuses: [], numbers: new Map(), runs: new Map(), pieces: [], worn: new Map(), sequence: 0, outbox: [], focus: data.focus?.count ?? 0, drafts: new Map(), opener: '', ask: {},
      nonce: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()) };
    kept.set(parentElement, pane);
  }
  const root = parentElement.querySelector('.root');
  const text = parentElement.querySelector('.text');
  pane.margins ??= marginsOf(root, id => pane.runs.get(id) ?? []);
  pane.strip ??= stripOf(parentElement.querySelector('.strip'), root);
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
    if (data.paragraphs.length) { pane.revision = data.revision; pane.claims = data.claims; paint(); pane.isFresh = true; send({ type: 'painted', revision: data.revision }); }
    else if (pane.asked !== data.revision) { pane.asked = data.revision; send({ type: 'blank' }); }
  }
  if (pane.revision === data.revision) {
    pane.statuses = data.statuses;
    pane.claims.forEach((claim, at) => dress(claim, data.statuses[at]));
    summarise();
  }
  if (!behind) { pane.view = data.view; pane.listing = data.listing; }
  showViews();
  if (pane.selected === null || (!behind && data.selected !== pane.selected)) mark(data.selected, true); else mark(pane.selected, pane.isFresh);
  pane.isFresh = false;
  Object.assign(pane.ask, { place, ready, gone, missing, leave, home: () => root.focus() });
  show();
  busy();
  pane.holding.spare(id => !pane.outbox.some(act => act.type === 'verdict' && act.id === id) && !data.refused.includes(id));
  focusWhereAsked();

  function paint() {
    pane.numbers.clear(); pane.runs.clear(); pane.worn.clear(); pane.pieces = [];
    const byId = new Map(pane.claims.map(claim => [claim.id, claim]));
    const page = document.createDocumentFragment(), blocks = [];
    for (const paragraph of data.paragraphs) {
      const block = blockFor(page, paragraph.role);
      const row = paragraph.role === 'row' ? rowIn(block) : null;
      let at = paragraph.start;
      for (const run of paragraph.runs) {
        for (const id of run.begins || []) block.append(numberOf(byId.get(id)));
        at = row ? cellsOf(run, row, at) : append(run, block, at);
        if (run.note) block.append(noteOf(run.note));
      }
      blocks.push({ node: row?.line ?? block, start: paragraph.start, end: at });
    }
    adder.hidden = true;
    text.replaceChildren(page);
    text.classList.toggle('long', blocks.length > LONG);
    pane.margins.begin([...text.querySelectorAll('p, h2, h3, li, .rows')]);
    pane.strip.draw(pane.claims, blocks, data.length);
  }

  // A line of the text as what it is: title, heading, item of a list, row of a table, or a paragraph.
  function blockFor(page, role) {
    const last = page.lastChild;
    if (role === 'row' && last?.className === 'rows') return last;
    const block = document.createElement({ title: 'h2', heading: 'h3', item: 'li', row: 'div' }[role] ?? 'p');
    if (role === 'row') { block.className = 'rows'; block.append(document.createElement('table')); }
    if (role === 'caption' || role === 'furniture') block.className = role;
    if (role !== 'item') { page.append(block); return block; }
    if (last?.localName === 'ul') last.append(block);
    else { const list = document.createElement('ul'); list.append(block); page.append(list); }
    return block;
  }

  function rowIn(block) {
    const line = block.querySelector('table').insertRow();
    return { line, cell: line.insertCell() };
  }

  // The words of a run, up to each tab in one cell and after it in the next.
  function cellsOf(run, row, start) {
    let at = start;
    run.text.split('\t').forEach((words, place) => {
      if (place) { row.cell = row.line.insertCell(); at += 1; }
      if (words) at = append({ ...run, text: words }, row.cell, at);
    });
    return at;
  }

  function append(run, holder, at) {
    const span = spanOf(run);
    pane.pieces.push({ node: span.firstChild, at });
    holder.append(span);
    return at + codePoints(run.text);
  }

  function numberOf(claim) {
    const button = document.createElement('button');
    button.className = 'number'; button.type = 'button'; button.tabIndex = -1; button.dataset.claim = claim.id;
    button.dataset.n = claim.n;
    pane.numbers.set(claim.id, button);
    return button;
  }

  function noteOf(words) {
    const note = document.createElement('small');
    note.className = 'side'; note.textContent = words; note.title = words; note.ariaHidden = 'true';
    return note;
  }

  function spanOf(run) {
    const span = document.createElement('span');
    span.textContent = run.text;
    if (run.lead) span.classList.add('lead');
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
    const button = pane.numbers.get(claim.id);
    const wear = `${claim.n} ${look.shape} ${look.family} ${status} ${claim.flags} ${pane.claims.length}`;
    // Touching a thousand buttons has the browser lay out the whole article again: only what changed is touched.
    if (!button || pane.worn.get(claim.id) === wear) return;
    pane.worn.set(claim.id, wear);
    const mark = document.createElement('i');
    mark.className = `m ${look.shape}`;
    if (look.sign) { mark.className = 'sign'; mark.textContent = look.sign; }
    button.replaceChildren(claim.n, mark);
    button.className = ['number', look.family, ...['sel', 'half'].filter(name => button.classList.contains(name))].join(' ');
    button.classList.toggle('waits', look.family === 'open');
    button.classList.toggle('flagged', claim.flags > 0);
    button.setAttribute('aria-label', `${claim.place}, ${status}${claim.flags ? `, ${claim.flags} flag${claim.flags === 1 ? '' : 's'}` : ''}`);
    pane.strip.dress(claim.id, look.family, claim.flags > 0);
  }

  // What the strip shows, for those who do not see it.
  function summarise() {
    const numbers = new Map();
    pane.claims.forEach((claim, at) => {
      if (claim.of && !pane.numbers.has(claim.id)) return;
      const status = pane.statuses[at];
      numbers.set(status, [...(numbers.get(status) ?? []), claim.n]);
    });
    const lines = [...numbers].map(([status, all]) => `${status}, ${all.length}: claims ${all.join(', ')}`);
    if (pane.summary === lines.join()) return;
    pane.summary = lines.join();
    parentElement.querySelector('.summary').replaceChildren(...lines.map(line => { const item = document.createElement('li'); item.textContent = line; return item; }));
    parentElement.querySelector('.strip').setAttribute('aria-label', `Coverage of the article. ${[...numbers].map(([status, all]) => `${status}: ${all.length}`).join(', ')}`);
  }

  function showViews() {
    const waiting = pane.claims.filter((claim, at) => pane.numbers.has(claim.id) && (data.looks[pane.statuses[at]] ?? data.looks.open).family === 'open').length;
    const names = { all: 'All claims', open: `Open ${waiting}`, flags: `Flags ${data.openFlags}`, plain: 'Plain' };
    const group = parentElement.querySelector('.views');
    if (!group.firstChild) group.append(...Object.keys(names).map(view => { const button = document.createElement('button'); button.type = 'button'; button.dataset.view = view; return button; }));
    for (const button of group.children) {
      button.textContent = names[button.dataset.view];
      button.setAttribute('aria-pressed', String(button.dataset.view === pane.view));
    }
    group.onclick = ({ target }) => { if (target.dataset.view) turnTo(target.dataset.view); };
    for (const view of Object.keys(names)) root.classList.toggle(`view-${view}`, view === pane.view);
  }

  function turnTo(view) {
    pane.view = view;
    pane.listing = view === 'flags';
    showViews();
    send({ type: 'view', view });
  }

  function mark(id, scroll) {
    for (const [key, on] of [[pane.selected, false], [id, true]]) {
      for (const span of pane.runs.get(key) || []) span.classList.toggle('sel', on);
      const button = pane.numbers.get(key);
      if (button) { button.classList.toggle('sel', on); button.tabIndex = on ? 0 : -1; button.setAttribute('aria-pressed', String(on)); }
    }
    pane.selected = id;
    pane.strip.mark(id);
    if (scroll) keepInSight(id);
  }

  // A chosen claim that is whole between a tenth and two fifths of the window's height stays; else it goes to three
  // tenths, or as much higher as it needs to be whole. A long article is laid out on the way: so it is looked at again.
  function keepInSight(id, { isNear = false, times = 3 } = {}) {
    const box = boxOf(id);
    if (!box) return;
    const view = root.getBoundingClientRect(), height = root.clientHeight, top = box.top - view.top, bottom = box.bottom - view.top;
    const isWhole = top >= EDGE && bottom <= height - EDGE;
    const isHigh = top >= height * 0.1 && top <= height * 0.4;
    if (!(isWhole && (isNear || isHigh))) root.scrollTop += top - Math.max(EDGE, Math.min(height * 0.3, height - EDGE - (bottom - top)));
    if (times && text.classList.contains('long')) requestAnimationFrame(() => { if (pane.selected === id) keepInSight(id, { isNear: true, times: times - 1 }); });
  }

  function boxOf(id) {
    let top = Infinity, bottom = -Infinity;
    for (const run of pane.runs.get(id) ?? []) for (const box of run.getClientRects()) {
      top = Math.min(top, box.top); bottom = Math.max(bottom, box.bottom);
    }
    return top < bottom ? { top, bottom } : null;
  }

  // The card beside the article shows the chosen claim at once; what can be done about it comes from the server.
  function show() {
    const at = pane.claims.findIndex(claim => claim.id === pane.selected);
    if (at < 0) return;
    const status = pane.statuses[at];
    const shown = { ...pane.claims[at], status, look: data.looks[status] || data.looks.open, view: pane.view };
    document.dispatchEvent(new CustomEvent('workbench-claim', { detail: shown }));
  }

  // Under the pointer nothing moves that need not: a claim that was clicked is only brought in where it is not whole.
  function select(id, { isClicked = false } = {}) {
    if (!id || (id === pane.selected && !pane.listing)) return;
    mark(id, false);
    show();
    keepInSight(id, { isNear: isClicked });
    live.textContent = pane.numbers.get(id)?.getAttribute('aria-label') || '';
    turnToCard(id);
    busy();
  }

  function turnToCard(id) {
    pane.listing = false;
    send({ type: 'select', id });
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
    const legend = parentElement.querySelector('.legend').cloneNode(true);
    const list = document.createElement('dl');
    for (const [key, what] of data.help) {
      const dt = document.createElement('dt'); const kbd = document.createElement('kbd'); kbd.textContent = key; dt.append(kbd);
      const dd = document.createElement('dd'); dd.textContent = what; list.append(dt, dd);
    }
    help.replaceChildren(title, list, legend);
    if (!help.open) help.showModal();
  }

  // A drag over a claim's words ends in a click on it: what it selected is meant, not the claim.
  root.onclick = event => { if (event.target.closest('.number') || !selectedIn(root, pane.pieces)) select(event.target.closest('[data-claim]')?.dataset.claim, { isClicked: true }); };
  root.onmouseover = event => hover(event.target.closest('.run, .number')?.dataset.claim);
  root.onmouseleave = () => hover();
  root.onscroll = () => { pane.drawing ??= requestAnimationFrame(() => { pane.drawing = null; pane.strip.show(); }); };
  parentElement.querySelector('.strip').onclick = event => select(pane.strip.clicked(event));
  parentElement.querySelector('.grip').onclick = () => { const next = { half: 'full', full: 'peek', peek: 'half' }; const now = document.documentElement.dataset; now.sheet = next[now.sheet ?? 'half']; };
  greet();
  if (!pane.sized) {
    pane.sized = new ResizeObserver(() => { pane.margins.again(); pane.strip.lay(); if (pane.selected) keepInSight(pane.selected, { isNear: true }); });
    pane.sized.observe(root);
    document.fonts?.ready.then(() => { pane.margins.again(); pane.strip.show(); });
  }
  adder.onmousedown = event => event.preventDefault();
  adder.onclick = event => { event.stopPropagation(); addSelected(); };
  help.onclick = () => help.close();

  function hover(id) {
    if (id === pane.hovered) return;
    for (const run of pane.runs.get(pane.hovered) ?? []) run.classList.remove('over');
    for (const run of pane.runs.get(id) ?? []) run.classList.add('over');
    pane.hovered = id;
  }

  // The first visit of a browser has a legend and hints, until they are put away.
  function greet() {
    const hints = parentElement.querySelector('.hints');
    try { hints.hidden = Boolean(localStorage.getItem(GREETED)) || pane.greeted; } catch { hints.hidden = Boolean(pane.greeted); }
    parentElement.querySelector('.got').onclick = () => {
      pane.greeted = hints.hidden = true;
      try { localStorage.setItem(GREETED, 'yes'); } catch { /* a browser without storage greets again */ }
      root.focus();
    };
  }

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
    // With the list of flags beside the article, what is to be done about a claim turns to its card first.
    if (pane.listing && !repeat && (kind === 'go' || kind === 'verdict') && pane.selected) turnToCard(pane.selected);
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
