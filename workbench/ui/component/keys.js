// What a key asks for. Two modes, never mixed: a letter is a command, or it belongs to the field that has the
// cursor or awaits it (holding.js). Nothing here touches the page.
const MOVES = {
  j: { kind: 'step', by: 1 },
  k: { kind: 'step', by: -1 },
  s: { kind: 'go', place: 'source' },
  e: { kind: 'go', place: 'rationale' },
  f: { kind: 'go', place: 'flag' },
  '+': { kind: 'add' },
  '?': { kind: 'help' },
};

// The command behind a key pressed while no field has the cursor, or nothing. `labels` are the verdicts by key.
function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey }, labels) {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !shiftKey ? { kind: 'undo' } : null;
  if (Object.hasOwn(MOVES, key)) return MOVES[key];
  return Object.hasOwn(labels, key) ? { kind: 'verdict', label: labels[key] } : null;
}

// The field that a verdict leads to for want of what it needs, or nothing where it has all: known before the
// server answers, so that a letter typed behind the verdict's key is no command.
function placeLacking({ named, supported, reasoned }) {
  if (!named) return 'reviewer';
  if (!supported) return 'source';
  return reasoned ? null : 'rationale';
}
