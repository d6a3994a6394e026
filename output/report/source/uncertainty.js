// Which of the numbers that nobody knows well the answer turns on.
import { paragraph, section, details, warning } from './dom.js';
import { behind, table } from './table.js';
import { shareBars } from './bars.js';
import { criteria, data, titles } from './results.js';
import { breakable, cut, percent, valueText } from './words.js';

const known = (value) => typeof value === 'number';
const most = 10;
const enough = 100; // draws; with fewer, a number that does nothing often seems to do a tenth

/** The policy the shares are of: the best but the baseline, else the first. */
function about(c) {
  if (c.better && c.best > 0) return c.best;
  return c.policies.reduce((found, p, i) => (i > 0 && Math.abs(p.difference) > Math.abs(c.policies[found].difference) ? i : found), 1);
}

const short = (name) => cut(name.replace(/^authority\./, '').replace(/^policies/, 'policy'), 70);

const columns = (c) => [{ name: 'Number', key: 'name' }, { name: 'Evidence', key: 'evidence' },
  ...titles.slice(1).map((title) => ({ name: `Share of what is not known about “${cut(title, 40)}”`, key: `share, ${title}`, number: true })),
  c.better && { name: 'Value of knowing it', key: 'evppi', number: true }].filter(Boolean);

const amount = (c, value) => ({ value, show: known(value) ? (c.unit === 'fraction' ? `${(100 * value).toFixed(3)} percentage points` : valueText(c.unit, value)) : '–' });

const row = (c, p) => [{ value: p.name, show: breakable(p.name) }, p.prior_alone ? 'guess' : 'some',
  ...titles.slice(1).map((_, i) => ({ value: p.main_effect[i + 1] ?? null, show: known(p.main_effect[i + 1]) ? percent(p.main_effect[i + 1]) : '–' })),
  ...(c.better ? [amount(c, p.evppi)] : [])];

/** What the bars above leave: the other numbers, then what no number explains by itself. */
function remaining(c, policy, shown) {
  const others = c.parameters.filter((p) => !shown.includes(p) && p.main_effect[policy] > 0);
  return [others.length > 0 && { label: `${others.length} other numbers`, value: others.reduce((sum, p) => sum + p.main_effect[policy], 0) },
    known(c.interactions[policy]) && { label: 'interactions and chance', value: c.interactions[policy] }].filter(Boolean);
}

export function uncertaintySection() {
  const c = criteria[0];
  if (!c || data.policies.length < 2) return null;
  if (!data.decision.anything_varies)
    return section('uncertainty', 'What drives the uncertainty', paragraph('Every number of this study is taken as certain, so the results cannot say which of them matters most.'));
  if (!c.parameters.length) return null;
  const policy = about(c);
  const shown = [...c.parameters].filter((p) => p.main_effect[policy] > 0).sort((a, b) => b.main_effect[policy] - a.main_effect[policy]).slice(0, most);
  const drawn = shareBars({
    label: `The ${shown.length} uncertain numbers that explain most of what is not known about ${titles[policy]}. The table that follows has the numbers.`,
    rows: [...shown.map((p) => ({ label: short(p.name), value: p.main_effect[policy], guess: p.prior_alone })), ...remaining(c, policy, shown)],
  });
  const draws = c.policies[policy].draws;
  if (!shown.length) return section('uncertainty', 'What drives the uncertainty', paragraph(`With ${draws} draws of the uncertain numbers, these runs cannot tell which of them the difference turns on.`));
  return section('uncertainty', 'What drives the uncertainty',
    draws < enough && warning(`These runs drew the uncertain numbers only ${draws} times, too few to tell their parts well: the shares below are rough. More replications make them better.`),
    paragraph(`Of what is not known about the difference “${titles[policy]}” makes to ${c.label.toLowerCase()}, the share that each uncertain number explains by itself. Light bars are guesses: nothing measured stands behind them.`),
    drawn.host,
    behind(`What each uncertain number explains of ${c.label.toLowerCase()}`, columns(c), () => c.parameters.map((p) => row(c, p)), { name: 'what_drives_uncertainty.csv' }),
    c.groups.length > 1 && details('Table: the same by part of the study', () => table('By part of the study', columns(c), c.groups.map((p) => row(c, p)), true)),
    paragraph('Shares are estimated from the runs and add up to 1 with what no number explains by itself: small ones are as good as nothing. A number of another option’s file explains nothing of this one.'));
}
