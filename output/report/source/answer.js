// The decision in detail: what it rests on, and how to read the uncertainty.
import { h, details, bullets, section, warning } from './dom.js';
import { differencesList } from './brief.js';
import { decisionParts } from './decision.js';
import { differencesTable } from './differences.js';
import { acceptability, data, finished, titles } from './results.js';

/** Where another value of what the study values would lead to another choice. */
function atOtherValues() {
  const points = acceptability;
  const now = points.find((point) => point.scale === 1);
  if (!now || !finished) return null;
  const below = points.filter((point) => point.scale < 1 && point.best !== now.best).pop();
  const above = points.find((point) => point.scale > 1 && point.best !== now.best);
  const changed = [below, above].filter(Boolean).map((point) => `at ${point.scale} times the study’s values, “${titles[point.best]}” would be the choice`);
  const text = changed.length ? `${changed.join('; ')}.` : `at none of the ${points.length} values tried, from ${points[0].scale} to ${points[points.length - 1].scale} times the study’s, is another option best on average.`;
  return h('p', { class: 'govuk-body' }, h('strong', {}, 'Would other values change it? '), text[0].toUpperCase() + text.slice(1));
}

export function decisionSection() {
  if (data.policies.length < 2) return null;
  return section('decision', 'The decision in detail',
    data.points.map((point) => h('p', { class: 'govuk-body' }, h('strong', {}, `${point.question}. `), point.answer)), atOtherValues(),
    data.warnings.map((text) => warning(text)),
    details('Three uncertainties, and how to tell them apart', () => bullets([
      [h('strong', {}, 'Simulation error'), ': how exactly these runs know a mean. 95% intervals beside means and differences show it. More runs shrink it.'],
      [h('strong', {}, 'What is not known'), ': numbers that nobody has measured well. They are drawn anew for each set of simulated futures and so widen intervals and bands. Evidence shrinks it.'],
      [h('strong', {}, 'One simulated future'), ': only one future will happen, and chance decides which. The 50% and 90% bands show how far apart simulated futures lie. Nothing shrinks it.'],
    ])),
    data.brief.differs.length > 0 && details('What each option sets that the baseline does not', () => differencesList()),
    data.brief.chart && differencesTable(data.brief.chart),
    decisionParts());
}
