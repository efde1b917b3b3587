// The claim chosen in the article pane, drawn the moment it is chosen; the pane sends it as an event.
export default function ({ parentElement }) {
  const card = parentElement.querySelector('.card');
  const draw = ({ detail }) => {
    const heading = document.createElement('h3'), mark = document.createElement('i');
    mark.className = 'wb-m';
    mark.style.setProperty('--m', `var(--m-${detail.look.shape})`);
    mark.style.color = `var(--${detail.look.family === 'open' ? 'ink' : detail.look.family})`;
    heading.className = 'wb-where';
    heading.append(mark, `${detail.place} · ${detail.status}`);
    const quote = document.createElement('blockquote');
    quote.className = 'wb-quote'; quote.dataset.claim = detail.id; quote.textContent = detail.quote;
    const lines = detail.about.map(line => {
      const soft = document.createElement('p');
      soft.className = 'wb-soft'; soft.textContent = line;
      return soft;
    });
    card.replaceChildren(heading, quote, ...lines);
  };
  document.addEventListener('workbench-claim', draw);
  document.dispatchEvent(new Event('workbench-card'));
  return () => document.removeEventListener('workbench-claim', draw);
}
