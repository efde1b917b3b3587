// The margins of the article: the numbers of the claims left of the line that each begins on, notes right of it.
// A block is placed when it comes near the window: to measure a whole long article at once takes too long.
const GAP = 14; // pixels between number and text
const NOTE = 40; // pixels from one note to the next
const NEAR = '60%';

function marginsOf(root, runsOf) {
  let blocks = new Set();
  const near = new IntersectionObserver(seen => {
    const come = seen.filter(one => one.isIntersecting).map(one => one.target);
    for (const block of come) near.unobserve(block);
    arrange(come);
  }, { root, rootMargin: `${NEAR} 0px` });

  function arrange(these) {
    const plans = these.map(block => planOf(block, runsOf)); // measure all, then move all: else each is laid out anew
    for (const plan of plans) for (const { element, left, top, half } of plan) {
      if (left !== null) element.style.left = `${left}px`;
      element.style.top = `${top}px`;
      element.classList.toggle('half', half);
    }
  }

  return {
    // The article has been painted anew, or its lines break elsewhere.
    begin(all) {
      near.disconnect();
      blocks = new Set(all.filter(block => block.querySelector('.number, .side')));
      for (const block of blocks) near.observe(block);
    },
    again() { near.disconnect(); for (const block of blocks) near.observe(block); },
    now(block) { if (blocks.has(block)) arrange([block]); },
  };
}

// The first line of a run: a span that begins at a line's end has an empty box there.
function firstBox(run) {
  const boxes = run.getClientRects();
  for (const box of boxes) if (box.width > 1) return box;
  return boxes[0];
}

function planOf(block, runsOf) {
  const frame = block.getBoundingClientRect(), margin = marginOf(block);
  const lines = new Map(), plan = [];
  for (const number of block.querySelectorAll('.number')) {
    const box = runsOf(number.dataset.claim)[0] && firstBox(runsOf(number.dataset.claim)[0]);
    if (!box) continue;
    const middle = box.top + box.height / 2 - frame.top, line = [...lines.keys()].find(known => Math.abs(known - middle) < 8) ?? middle;
    if (!lines.has(line)) lines.set(line, []);
    lines.get(line).push({ element: number, width: number.offsetWidth });
  }
  for (const [middle, numbers] of lines) plan.push(...rowsOf(numbers, middle, margin));
  let free = -Infinity;
  for (const note of block.querySelectorAll('.side')) {
    const box = note.previousSibling?.getClientRects && firstBox(note.previousSibling);
    if (!box) continue;
    const top = Math.max(free, box.top - frame.top + 3);
    plan.push({ element: note, left: null, top, half: false });
    free = top + NOTE;
  }
  return plan;
}

// An item of a list is set in by its bullet.
function marginOf(block) {
  const item = block.localName === 'li' ? 24 : 0;
  return parseFloat(getComputedStyle(block).paddingLeft) - item;
}

// Numbers that begin on one line stand side by side; those that do not fit stand in two rows of half the height.
function rowsOf(numbers, middle, margin) {
  const room = margin - GAP, rows = [[]];
  let used = 0;
  for (const number of numbers) {
    if (used + number.width > room && rows[rows.length - 1].length) { rows.push([]); used = 0; }
    rows[rows.length - 1].push(number);
    used += number.width;
  }
  const half = rows.length > 1, height = half ? 15 : 24, top = middle - (rows.length * height) / 2;
  return rows.flatMap((row, place) => {
    let right = room;
    return row.reverse().map(({ element, width }) => {
      right -= width;
      return { element, left: right, top: top + place * height, half };
    });
  });
}
