// A search: which setting reaches the targets at least cost, how surely, and what was tried.
import { h, paragraph, section, subheading, written } from './dom.js';
import { behind, tableWithFile } from './table.js';
import { data } from './results.js';

const search = data.search;

const isNumber = (cell) => cell !== null && typeof cell === 'object';

/** A column is one of numbers if every cell that has something is one. */
const columnsOf = (one) => one.columns.map((name, i) =>
  ({ name, number: one.rows.length > 0 && one.rows.every((row) => isNumber(row[i]) || row[i] === '') }));

/** All that was tried is long: it is opened by whoever wants it. */
function tableOf(one) {
  const file = { name: `${one.name}.csv` };
  return one.name === 'seek_tried'
    ? behind(one.caption, columnsOf(one), () => one.rows, file)
    : tableWithFile(one.caption, columnsOf(one), one.rows, file);
}

function picture() {
  return [
    subheading('Cost and chance'),
    paragraph('Each dot is a setting that was tried: what it costs over the baseline in the futures of the search, and in which share of them it reaches the first target, with a standard error; new futures make the answer’s cost another than its dot’s; hollow dots seem to miss something else that was asked for. The line joins the best settings for other probabilities. The large dot is ',
      search.found ? 'the answer.' : 'the nearest setting.'),
    h('div', { class: 'scrolls', tabindex: '0', role: 'region', 'aria-label': 'Cost and chance' },
      h('img', { class: 'search-picture', alt: 'Share of futures that reach the first target, by cost; the table of settings tried has the numbers', src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(search.picture)}` })),
  ];
}

const body = () => [
  picture(), search.tables.map(tableOf),
  subheading('How it was found'), search.paragraphs.map((text) => paragraph(written(text))),
];

/** The answer in one sentence, for the table of contents. */
export const searchSentence = search ? search.sentence : null;

/** A part of a study's annex; none where nothing was sought. */
export function searchSection() {
  if (!search) return null;
  return section('search', 'Reaching a target: which setting, and how surely',
    h('div', { class: search.found ? 'ask' : 'ask unfinished' }, h('p', { class: 'lead' }, written(search.headline))),
    paragraph(written(search.question)), body());
}

/** The page of a search that stands alone. */
export function searchPage() {
  return h('div', { class: 'search-page' },
    h('div', { class: 'brief' },
      h('h1', { class: 'brief-title' }, written(data.title)),
      h('div', { class: search.found ? 'ask' : 'ask unfinished' }, h('p', { class: 'lead', id: 'headline' }, written(data.headline)))),
    h('h2', { class: 'govuk-heading-m' }, 'What was asked'), paragraph(written(search.question)), body());
}
