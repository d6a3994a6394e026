// Who does the work: new, settled, experienced.
import { paragraph, section } from './dom.js';
import { behind } from './table.js';
import { stackedBars } from './bars.js';
import { data, titles } from './results.js';
import { valueText } from './words.js';

const parts = ['Under 2 years', '2 to 5 years', '5 years or more'];

function shares(policy, year) {
  const under = data.yearly.share_under_2_years_qualified?.[policy]?.mean[year];
  const over = data.yearly.share_over_5_years_qualified?.[policy]?.mean[year];
  if (typeof under !== 'number' || typeof over !== 'number') return [null, null, null];
  return [under, Math.max(0, 1 - under - over), over];
}

export function experienceSection() {
  const last = data.years.length - 1;
  if (!data.yearly.share_under_2_years_qualified || !data.yearly.share_over_5_years_qualified || last < 0) return null;
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
    paragraph(`Practitioners by years since they qualified, on 30 September: the first year under the baseline, and the last year under each policy. Means over all futures.`),
    drawn.host,
    behind('Years since qualifying, share of practitioners by year',
      [{ name: 'Policy' }, { name: 'Year' }, ...parts.map((name) => ({ name, number: true }))], rows, { name: 'experience.csv' }));
}
