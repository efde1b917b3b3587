// The words of the article that are selected, as a stretch of its text. Python counts code points, a browser
// UTF-16 units: an emoji is one there and two here.
const codePoints = text => { let count = 0; for (const _ of text) count += 1; return count; };

// In a shadow tree each browser tells the selection in its own way.
function rangeIn(root) {
  const shadow = root.getRootNode();
  const selection = shadow.getSelection ? shadow.getSelection() : document.getSelection();
  if (!selection) return null;
  const composed = !shadow.getSelection && selection.getComposedRanges;
  const told = composed ? selection.getComposedRanges({ shadowRoots: [shadow] })[0] : selection.rangeCount ? selection.getRangeAt(0) : null;
  if (!told || told.startContainer.getRootNode() !== shadow || told.endContainer.getRootNode() !== shadow) return null;
  const range = document.createRange();
  range.setStart(told.startContainer, told.startOffset);
  range.setEnd(told.endContainer, told.endOffset);
  return range.collapsed ? null : range;
}

// `pieces` are the text nodes of the article in reading order, each with the code point `at` which it starts.
function selectedIn(root, pieces) {
  const range = rangeIn(root);
  if (!range) return null;
  let start = -1, end = -1, words = '';
  for (const { node, at } of pieces) {
    if (!range.intersectsNode(node)) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (from >= to) continue;
    if (start < 0) start = at + codePoints(node.data.slice(0, from));
    end = at + codePoints(node.data.slice(0, to));
    words += node.data.slice(from, to);
  }
  return words.trim() ? { start, end, words, range } : null;
}

// Puts `button` below the end of the selection, inside `root`, so that it moves with the text.
function placeBeside(range, root, button) {
  const rects = range.getClientRects();
  const last = rects[rects.length - 1], frame = root.getBoundingClientRect();
  if (!last) return;
  const left = Math.min(last.right - frame.left, root.clientWidth - button.offsetWidth - 12);
  button.style.left = `${Math.max(0, left)}px`;
  button.style.top = `${last.bottom - frame.top + root.scrollTop + 4}px`;
}
