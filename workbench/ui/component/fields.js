// Writing into Streamlit's fields so that the words stay there.
const OWED = 700; // milliseconds within which a field that was just drawn may still be given its first value

// Puts `text` into `field` as if it were typed. A field that React has only just drawn is given its first value a
// moment later, which would take the words away: they are then put back, before what was typed behind them meanwhile.
function putInto(field, text) {
  const before = field.value;
  writeValue(field, text);
  let until = performance.now() + OWED, typed = 0;
  const watch = event => {
    if (!event.isTrusted) return;
    if (event.inputType === 'insertText' && field.selectionStart === field.selectionEnd) typed += event.data?.length ?? 0;
    else until = 0; // whoever deletes, pastes or writes over the words has seen them, and means it
  };
  field.addEventListener('beforeinput', watch);
  const look = () => {
    if (!field.isConnected || performance.now() >= until) { field.removeEventListener('beforeinput', watch); return; }
    const { value } = field;
    if (!value.startsWith(text) && value.startsWith(before) && value.length <= before.length + typed) {
      writeValue(field, text + value.slice(before.length));
      field.setSelectionRange(field.value.length, field.value.length);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function writeValue(field, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
