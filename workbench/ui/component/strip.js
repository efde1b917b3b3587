// The strip beside the article: where its claims are and where work is left, with a frame for what the window shows.
// A line of the article lies at its share of the text; so does each claim.
function stripOf(strip, root) {
  const frame = strip.querySelector('.window');
  let steps = new Map(), blocks = [], length = 1;
  const across = () => strip.clientWidth > strip.clientHeight;

  // `pieces` are the blocks of the article with the code points they start and end at.
  function draw(claims, pieces, whole) {
    blocks = pieces; length = Math.max(1, whole); steps = new Map();
    const drawn = claims.filter(claim => !claim.of).map(claim => {
      const step = document.createElement('i');
      step.dataset.to = claim.id;
      steps.set(claim.id, { step, claim });
      return step;
    });
    strip.replaceChildren(...drawn, frame);
    lay();
  }

  function lay() {
    const [start, size] = across() ? ['left', 'width'] : ['top', 'height'];
    for (const { step, claim } of steps.values()) {
      step.style.cssText = '';
      step.style[start] = `${(100 * claim.start) / length}%`;
      step.style[size] = `calc(${(100 * (claim.end - claim.start)) / length}% - 2px)`;
    }
    show();
  }

  function dress(id, family, isFlagged) {
    const known = steps.get(id);
    if (known) known.step.className = `${family}${isFlagged ? ' flagged' : ''}${known.step.classList.contains('here') ? ' here' : ''}`;
  }

  function mark(id) {
    strip.querySelector('.here')?.classList.remove('here');
    steps.get(id)?.step.classList.add('here');
  }

  // Which code point stands at this height of the scroller, between the lines known.
  function placeAt(height) {
    let low = 0, high = blocks.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (topOf(blocks[middle]) <= height) low = middle; else high = middle - 1; }
    const block = blocks[low];
    if (!block) return 0;
    const share = Math.min(1, Math.max(0, (height - topOf(block)) / Math.max(1, block.node.offsetHeight)));
    return block.start + share * (block.end - block.start);
  }

  function topOf({ node }) { return node.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop; }

  function show() {
    if (!blocks.length) return;
    const from = (100 * placeAt(root.scrollTop)) / length, to = (100 * placeAt(root.scrollTop + root.clientHeight)) / length;
    const [start, size] = across() ? ['left', 'width'] : ['top', 'height'];
    frame.style.cssText = '';
    frame.style[start] = `${from}%`;
    frame.style[size] = `${Math.max(1, to - from)}%`;
  }

  // A click on a step goes to its claim, one beside the steps to that place of the text.
  function clicked(event) {
    if (event.target.dataset.to) return event.target.dataset.to;
    const box = strip.getBoundingClientRect();
    const share = across() ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    const place = share * length;
    let best = '', distance = Infinity;
    for (const [id, { claim }] of steps) {
      const away = Math.max(claim.start - place, place - claim.end, 0);
      if (away < distance) { best = id; distance = away; }
    }
    return best;
  }

  return { draw, lay, dress, mark, show, clicked };
}
