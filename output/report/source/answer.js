// The answer first: the headline, what it rests on, and how to read the uncertainty.
import { h, details, bullets, warning } from './dom.js';
import { data } from './results.js';

export function answer() {
  return [
    h('div', { class: 'headline' },
      h('p', { class: 'govuk-body-l', id: 'headline' }, data.headline),
      data.points.map((point) => h('p', { class: 'govuk-body' }, h('strong', {}, `${point.question}. `), point.answer))),
    data.warnings.map((text) => warning(text)),
    details('Three uncertainties, and how to tell them apart', () => bullets([
      [h('strong', {}, 'Simulation error'), ': how exactly these runs know a mean. 95% intervals beside means and differences show it. More runs shrink it.'],
      [h('strong', {}, 'What is not known'), ': numbers that nobody has measured well. They are drawn anew for each set of futures and so widen intervals and bands. Evidence shrinks it.'],
      [h('strong', {}, 'One future'), ': only one of them will happen. The 50% and 90% bands show how far apart futures lie. Nothing shrinks it.'],
    ])),
  ];
}
