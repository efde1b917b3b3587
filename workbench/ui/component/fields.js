// Writing into Streamlit's fields so that the words stay there.
const OWED = 700; // milliseconds within which a field that was just drawn may still be given its first value

// Puts `text` into `field` as if it were typed. A field that React has only just drawn is given its first value a
// moment later, which would take the words away: they are then put back, before what was typed meanwhile.
function putInto(field, text) {
  const before = field.value;
  writeValue(field, text);
  const until = performance.now() + OWED;
  let typed = 0;
  const count = event => { if (event.isTrusted) typed += event.data?.length ?? 0; };
  field.addEventListener('input', count);
  const look = () => {
    const { value } = field, taken = !value.startsWith(text) && value.startsWith(before) && value.length <= before.length + typed;
    if (taken) {
      const added = value.slice(before.length);
      writeValue(field, text + added);
      field.setSelectionRange(field.value.length, field.value.length);
    }
    if (field.isConnected && performance.now() < until) { requestAnimationFrame(look); return; }
    field.removeEventListener('input', count);
  };
  requestAnimationFrame(look);
}

function writeValue(field, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
