// One lever each: a field of the study over its range, or over its words.
import { h } from './dom.js';

const number = (value) => value.toLocaleString('en-GB', { maximumFractionDigits: 3 }).replace('-', '−');
const valueText = (value) => (typeof value === 'number' ? number(value) : value);

/** Where a lever stands, counted in steps from its least. */
const placeOf = (lever, value) => (lever.words ? lever.words.indexOf(value) : Math.round((value - lever.from) / lever.step));
const most = (lever) => (lever.words ? lever.words.length - 1 : Math.floor((lever.to - lever.from) / lever.step + 1e-9));
function valueAt(lever, place) {
  if (place === placeOf(lever, lever.now)) return lever.now;
  return lever.words ? lever.words[place] : Number((lever.from + place * lever.step).toPrecision(12));
}

/** What is set: nothing where a lever stands as the study has it. */
export const settingsOf = (levers, values) =>
  Object.fromEntries(levers.map((lever, i) => [lever.field, values[i]]).filter(([, value], i) => value !== levers[i].now));

/** "Payment, £: 5,000 instead of 3,000". */
export const movedText = (levers, settings) => levers.filter((lever) => lever.field in settings)
  .map((lever) => `${lever.label}: ${valueText(settings[lever.field])} instead of ${valueText(lever.now)}`).join('; ');

function noteOf(lever, value) {
  if (value === lever.now) return `as the study has it`;
  const outside = lever.possible && (value < lever.possible[0] || value > lever.possible[1]);
  return `the study: ${valueText(lever.now)}${outside ? `; outside what it takes as possible, ${number(lever.possible[0])} to ${number(lever.possible[1])}: nobody studied this` : ''}`;
}

/** @param moved called with its new value */
export function leverInput(lever, i, moved) {
  const id = `lever-${i}`;
  const output = h('output', { for: id, class: 'small' });
  const show = (value) => {
    output.textContent = `${valueText(value)} (${noteOf(lever, value)})`;
    input.setAttribute('aria-valuetext', output.textContent);
  };
  const input = h('input', {
    type: 'range', id, min: 0, max: most(lever), step: 1, value: placeOf(lever, lever.now),
    oninput: (event) => { const value = valueAt(lever, Number(event.target.value)); show(value); moved(value); },
  });
  show(lever.now);
  const reset = () => { input.value = placeOf(lever, lever.now); show(lever.now); };
  return { reset, element: h('div', { class: 'lever' }, h('label', { class: 'small', for: id }, lever.label), input, output) };
}
