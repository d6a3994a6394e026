// "What if we differ?": another value of what the study values moves one line, and no chart.
import { h } from './dom.js';
import { titles } from './results.js';
import { shortText, valueText } from './words.js';

const svg = (tag, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const steps = 200;

/** @param line money and effect by policy, what is assumed; @param about the policy that the page is about */
export function whatIf(line, about) {
  if (about === undefined) return null;
  const breakEven = line.break_even[about];
  const most = 10 ** Math.ceil(Math.log10(Math.max(line.assumed, breakEven ?? 0) * 1.2)) / 4;
  const top = [1, 2, 3, 4].map((n) => n * most).find((value) => value >= 1.2 * Math.max(line.assumed, breakEven ?? 0));
  const net = (p, value) => line.money[p] + value * line.effect[p];
  const ends = line.money.flatMap((_, p) => [net(p, 0), net(p, top)]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = (value) => 40 + (value / top) * 920, y = (value) => 8 + ((high - value) / (high - low || 1)) * 84;
  const drawn = line.money.map((_, p) => (p === 0 ? null : svg('line', { x1: x(0), y1: y(net(p, 0)), x2: x(top), y2: y(net(p, top)), class: p === about ? 'wi-own' : 'wi-other' }))).filter(Boolean);
  const marker = svg('line', { y1: 2, y2: 98, class: 'wi-mark' });
  const output = h('output', { for: 'worth', class: 'small' });
  const show = (value) => {
    const best = line.money.reduce((found, _, p) => (net(p, value) > net(found, value) ? p : found), 0);
    marker.setAttribute('x1', x(value));
    marker.setAttribute('x2', x(value));
    const own = net(about, value);
    output.textContent = `At ${valueText('GBP', value)}, “${titles[about]}” is ${shortText('GBP', Math.abs(own))} a year ${own < 0 ? 'worse' : 'better'} than the baseline; the best on average is “${titles[best]}”.`;
    input.setAttribute('aria-valuetext', valueText('GBP', value));
  };
  const input = h('input', {
    type: 'range', id: 'worth', min: 0, max: top, step: top / steps, value: line.assumed,
    oninput: (event) => show(Number(event.target.value)),
  });
  show(line.assumed);
  return h('section', { class: 'part what-if', 'aria-labelledby': 'what-if-heading' },
    h('h2', { class: 'govuk-heading-s', id: 'what-if-heading' }, 'What if we differ?'),
    h('label', { class: 'small', for: 'worth' }, `What ${line.of} is worth a year, ${valueText('GBP', 0)} to ${valueText('GBP', top)} (the study: ${valueText('GBP', line.assumed)})`),
    input, output,
    h('div', { role: 'img', class: 'wi', 'aria-label': `Net benefit of each option against what ${line.of} is worth; “${titles[about]}” is as good as the baseline at ${valueText('GBP', breakEven)}.` },
      svg('svg', { viewBox: '0 0 1000 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        svg('line', { x1: 40, x2: 960, y1: y(0), y2: y(0), class: 'wi-zero' }), ...drawn, marker)));
}
