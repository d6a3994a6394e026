// Who does the work: practitioners by years since they qualified.
import { paragraph, section } from './dom.js';
import { behind } from './table.js';
import { stackedBars } from './bars.js';
import { data, label, shownIn, titles } from './results.js';
import { valueText } from './words.js';

const measures = shownIn('experience').filter((name) => data.yearly[name]);
const parts = measures.map(label);
const shares = (policy, year) => measures.map((name) => data.yearly[name][policy]?.mean[year] ?? null);

export function experienceSection() {
  const last = data.years.length - 1;
  if (!measures.length || last < 0) return null;
  const now = shares(0, 0);
  const bars = [{ label: `${data.years[0]}, every policy begins near here`, values: now },
    ...titles.map((title, p) => ({ label: `${data.years[last]}, ${title}`, values: shares(p, last) }))];
  const drawn = stackedBars({
    label: `Share of practitioners by years since qualifying, on 30 September ${data.years[0]} and ${data.years[last]}. The table that follows has the numbers.`,
    unit: 'fraction', most: 1, rows: bars.map((bar) => bar.label),
    parts: parts.map((name, i) => ({ name, values: bars.map((bar) => bar.values[i]) })),
  });
  const rows = () => data.policies.flatMap((policy, p) => data.years.map((year, y) =>
    [titles[p], { value: year, show: String(year) }, ...shares(p, y).map((value) => ({ value, show: valueText('fraction', value) }))]));
  return section('experience', 'Who does the work',
    paragraph(`Practitioners by years since they qualified, on 30 September: the first year under the baseline, and the last year under each policy. Means over all simulated futures.`),
    drawn.host,
    behind('Years since qualifying, share of practitioners by year',
      [{ name: 'Policy' }, { name: 'Year' }, ...parts.map((name) => ({ name, number: true }))], rows, { name: 'experience.csv' }));
}
