// Every uncertain number with its source, and a plain word where nothing but a guess stands behind it.
import { h, paragraph, section, subheading, details, warning, written } from './dom.js';
import { table, tableWithFile } from './table.js';
import { data } from './results.js';
import { breakable } from './words.js';

const weak = (parameter) => parameter.confidence === 'none' || parameter.confidence === '';
const columns = [{ name: 'Number', key: 'name' }, { name: 'Value', key: 'value', number: true }, { name: 'Low', key: 'low', number: true },
  { name: 'High', key: 'high', number: true }, { name: 'Distribution', key: 'distribution' }, { name: 'Source', key: 'source' }, { name: 'Confidence', key: 'confidence' }];

const figure = (value) => ({ value, show: value === null ? '–' : value.toLocaleString('en-GB', { maximumSignificantDigits: 6 }).replace('-', '−') });

const row = (p) => [{ value: p.name, show: breakable(p.name) }, figure(p.value), figure(p.low), figure(p.high), p.distribution,
  { value: p.source, show: written(p.source) }, p.confidence || 'none'];

/** What no number of the study can say, as the account of the model has it. */
const leftOut = () => [subheading('What the simulator leaves out'), h('ul', { class: 'govuk-list govuk-list--bullet' }, data.limitations.map((one) => h('li', {}, one)))];

export function assumptionsSection() {
  const all = data.parameters;
  if (!all.length) return section('assumptions', 'What is assumed', paragraph('This study takes every number as certain: what is not known about them is not in these results.'), leftOut());
  const guesses = all.filter(weak), backed = all.filter((p) => !weak(p));
  return section('assumptions', 'What is assumed',
    leftOut(),
    paragraph(`${all.length} numbers of the study are uncertain. Each future draws them within their ranges, and the bands hold what that does.`),
    guesses.length > 0 && warning(`${guesses.length} of these ${all.length} numbers rest on a guess alone: nobody has measured them. Where a result depends on them, it is a result of the guess.`),
    guesses.length > 0 && [subheading('Guesses, with nothing measured behind them'), details(`All ${guesses.length}`, () => table('Guesses, with nothing measured behind them', columns, guesses.map(row), true))],
    backed.length > 0 && [subheading('Numbers with a source'), details(`All ${backed.length}`, () => table('Numbers with a source', columns, backed.map(row), true))],
    h('div', {}, tableWithFile('Assumptions', columns, all.map(row), { name: 'assumptions.csv', rows: () => all.map(row) }).slice(1)));
}
