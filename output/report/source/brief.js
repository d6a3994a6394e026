// The first page: the answer in sentences, four numbers, the options, one chart, and how far to believe it.
import { h, details, range, written } from './dom.js';
import { data, titles } from './results.js';
import { differencesChart } from './differences.js';
import { publishedPart } from './published.js';
import { whatIf } from './what_if.js';

const brief = data.brief;

const tile = (one) => h('div', { class: 'tile' },
  h('p', { class: 'tile-label' }, one.label), h('p', { class: 'tile-value' }, one.value), h('p', { class: 'tile-note' }, one.note));

const mark = { '1': 'good', '-1': 'bad', '0': '' };

function cell(one, i) {
  return h('td', { class: `cell ${mark[one.good]}`, role: 'cell', 'data-label': brief.columns[i] }, / to /.test(one.text) ? range(one.text) : h('span', { class: /^[+−£\d]/.test(one.text) ? 'number' : null }, one.text),
    one.words && h('span', { class: 'cell-words' }, one.words));
}

function row(option) {
  const name = h('th', { scope: 'row', role: 'rowheader' }, written(titles[option.policy]), option.policy === 0 && h('span', { class: 'cell-words' }, 'baseline'));
  const cells = option.cells.length ? option.cells.map(cell) : brief.columns.map((_, i) => cell({ text: '–', words: '', good: 0 }, i));
  return h('tr', { role: 'row', class: option.answer ? 'chosen' : null }, name, cells);
}

function optionsTable() {
  if (!brief.options.length) return null;
  return h('div', { class: brief.options.length > 6 ? 'options many' : 'options' },
    h('table', { role: 'table' },
      h('caption', { class: 'govuk-heading-s' }, brief.unfinished ? 'What is there so far, beside the baseline' : 'The options beside the baseline, best first'),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, h('th', { scope: 'col', role: 'columnheader' }, 'Option'), brief.columns.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name)))),
      h('tbody', { role: 'rowgroup' }, brief.options.map(row))));
}

const sentences = (all) => all.map((text) => h('p', { class: 'small' }, text));

function fieldsOf(one, most) {
  const shown = one.fields.slice(0, most);
  const rest = one.fields.length - shown.length;
  return h('li', {}, h('strong', {}, written(titles[one.policy])), ': ',
    one.fields.length ? shown.map((field, i) => [i > 0 && '; ', written(`${field.field} ${field.value}`)]) : 'nothing',
    rest > 0 && `; ${rest} more`);
}

/** What every option sets, in full. */
export function differencesList() {
  return brief.differs.length ? h('ul', { class: 'govuk-list govuk-list--bullet' }, brief.differs.map((one) => fieldsOf(one, 1000))) : null;
}

function differs() {
  if (!brief.differs.length) return null;
  const about = brief.options.find((option) => option.answer)?.policy;
  const first = brief.differs.filter((one) => one.policy === about);
  const list = (all, most) => h('ul', { class: 'small plain' }, all.map((one) => fieldsOf(one, most)));
  return h('section', { class: 'part', 'aria-labelledby': 'differs-heading' },
    h('h2', { class: 'govuk-heading-s', id: 'differs-heading' }, 'What differs between the options'),
    brief.differs.length <= 3 ? list(brief.differs, 4) : [first.length > 0 && list(first, 6),
      details(`All ${brief.differs.length} options`, () => differencesList())]);
}

export function firstPage() {
  const side = [
    brief.chart && differencesChart(brief.chart),
    brief.line && whatIf(brief.line, brief.options.find((option) => option.answer)?.policy),
    h('section', { class: 'part', 'aria-labelledby': 'belief-heading' },
      h('h2', { class: 'govuk-heading-s', id: 'belief-heading' }, 'Can I believe it?'), sentences(brief.belief)),
  ];
  return h('div', { class: 'brief', id: 'brief' },
    h('h1', { class: 'brief-title' }, written(data.title)),
    h('div', { class: brief.unfinished ? 'ask unfinished' : 'ask' },
      h('p', { class: 'lead', id: 'headline' }, written(data.headline)),
      brief.sure && h('p', { class: 'small' }, h('strong', {}, 'How sure. '), brief.sure)),
    brief.tiles.length > 0 && h('div', { class: 'tiles' }, brief.tiles.map(tile)),
    h('div', { class: 'two' },
      h('div', { class: 'beside' }, optionsTable(), differs(),
        h('section', { class: 'part', 'aria-labelledby': 'caveats-heading' },
          h('h2', { class: 'govuk-heading-s', id: 'caveats-heading' }, 'Before you rely on it'), sentences(brief.caveats))),
      h('div', { class: 'side' }, side), publishedPart()));
}
