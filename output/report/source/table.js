// Tables to read and to take away. A column is {name, key?, number?, show?}; a row is an array of
// cells, a cell a plain value or {value, show}: `value` goes into the file, `show` on the page.
import { h, details } from './dom.js';

const plain = (cell) => (cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell);
const shown = (cell) => {
  const what = cell !== null && typeof cell === 'object' && 'show' in cell ? cell.show : cell;
  return what === null || what === undefined ? '–' : what;
};

/** A field as spreadsheets take it for text, not for a formula. */
function field(cell) {
  const value = plain(cell);
  if (value === null || value === undefined) return '';
  let text = String(value);
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(columns, rows) {
  const lines = [columns.map((column) => field(column.key ?? column.name)),
    ...rows.map((row) => row.map(field))];
  return lines.map((line) => line.join(',') + '\r\n').join('');
}

/** The mark at the start tells spreadsheets that the text is UTF-8. */
function save(name, text) {
  const address = URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/csv' }));
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function download(name, what, make) {
  return h('button', {
    class: 'govuk-button govuk-button--secondary', type: 'button', 'data-file': name,
    onclick: () => save(name, make()),
  }, 'Download CSV', h('span', { class: 'govuk-visually-hidden' }, `: ${what}`));
}

function head(columns) {
  return h('thead', { class: 'govuk-table__head' },
    h('tr', { class: 'govuk-table__row' }, columns.map((column) =>
      h('th', {
        scope: 'col',
        class: 'govuk-table__header' + (column.number ? ' govuk-table__header--numeric' : ''),
      }, column.name))));
}

function line(columns, row) {
  return h('tr', { class: 'govuk-table__row' }, row.map((cell, i) => {
    const name = columns[i].number ? 'govuk-table__cell govuk-table__cell--numeric' : 'govuk-table__cell wide';
    return i === 0
      ? h('th', { scope: 'row', class: 'govuk-table__header wide' }, shown(cell))
      : h('td', { class: name }, shown(cell));
  }));
}

export function table(caption, columns, rows, hidden = false) {
  return h('div', { class: columns.length > 6 ? 'scrolls dense' : 'scrolls', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', { class: 'govuk-table' },
      h('caption', { class: hidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--s' }, caption),
      head(columns),
      h('tbody', { class: 'govuk-table__body' }, rows.map((row) => line(columns, row)))));
}

/** A table and its file. `file` may have rows of its own: {name, columns, rows}. */
export function tableWithFile(caption, columns, rows, file, hidden = false) {
  return [table(caption, columns, rows, hidden),
    download(file.name, caption, () => csv(file.columns ?? columns, (file.rows ?? (() => rows))()))];
}

/** The table behind a chart. */
export function behind(caption, columns, makeRows, file) {
  return [
    details(`Table: ${caption}`, () => table(caption, columns, makeRows(), true)),
    download(file.name, caption, () => csv(file.columns ?? columns, (file.rows ?? makeRows)())),
  ];
}
