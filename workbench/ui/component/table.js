// A table whose rows carry ids: a click or Enter says which row, whatever the order. A row without one leads nowhere.
export default function (component) {
  const { data, setTriggerValue, parentElement } = component;
  const table = parentElement.querySelector('table');
  const head = document.createElement('thead'); const top = document.createElement('tr');
  for (const name of data.columns) { const th = document.createElement('th'); th.scope = 'col'; th.textContent = name; top.append(th); }
  head.append(top);
  const body = document.createElement('tbody');
  for (const row of data.rows) {
    const tr = document.createElement('tr'); if (row.id) { tr.dataset.id = row.id; tr.tabIndex = 0; }
    row.cells.forEach((cell, at) => { const td = document.createElement('td'); td.textContent = cell; if (at === data.wide) td.className = 'wide'; tr.append(td); });
    body.append(tr);
  }
  table.replaceChildren(head, body);
  const choose = event => { const id = event.target.closest('tr[data-id]')?.dataset.id; if (id) setTriggerValue('chosen', id); };
  table.onclick = choose;
  table.onkeydown = event => { if (event.key === 'Enter') choose(event); };
}
