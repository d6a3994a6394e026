// What the page is given, and the few questions every section asks of it.
import { cut } from './words.js';

/** What the page of a search alone does not have. */
const nothing = {
  policies: [], measures: {}, overall: {}, comparison: {}, months: [], years: [], yearly: {}, ladder: { roles: [], progressions: [] }, live: null, search: null,
  decision: { net_benefit: null, measures: [], acceptability: [] }, brief: { options: [] },
};
export const data = { ...nothing, ...JSON.parse(document.getElementById('data').textContent) };
/** Whether there are results of a study, and not a search's alone. */
export const hasStudy = data.policies.length > 0;

export const has = (measure) => measure in data.measures && measure in data.overall;
export const measure = (name) => data.measures[name] ?? { label: name, unit: '', meaning: '' };
export const label = (name) => measure(name).label;
export const unit = (name) => measure(name).unit;
export const baseline = data.policies[0];
export const others = data.policies.slice(1);
export const titles = data.policies.map((policy) => cut(policy.title, 80));
export const overall = (name, policy) => (data.overall[name] ?? [])[policy] ?? null;
export const comparison = (name, policy) => (data.comparison[name] ?? [])[policy] ?? null;
export const policyIndex = (name) => data.policies.findIndex((policy) => policy.name === name);

/** The study's measures of which something holds, in the order in which they are declared. */
export const measuresWhere = (holds) => Object.keys(data.measures).filter((name) => has(name) && holds(data.measures[name], name));
/** Those that a part of the page shows, in its order. */
export const shownIn = (panel) => measuresWhere((m) => m.panel === panel).sort((a, b) => data.measures[a].place - data.measures[b].place);
/** The measure that belongs to another: its part, or what is shown beside it. */
export const beside = (name) => measuresWhere((m) => m.belongs_to === name)[0] ?? null;
/** The total cost, where the study has it. */
export const totalCost = measuresWhere((m) => m.cost === 'total')[0] ?? null;

/** What is decided on, net benefit first; the best policy by its place, -1 where there is none. */
export const criteria = [data.decision.net_benefit, ...data.decision.measures].filter(Boolean)
  .map((one) => ({ ...one, best: policyIndex(one.best) }));
export const acceptability = data.decision.acceptability.map((point) => ({ ...point, best: policyIndex(point.best) }));
/** Policies, the best first where a direction is better. */
export const sorted = data.brief.options.length ? data.brief.options.map((option) => option.policy) : data.policies.map((_, p) => p);
/** Whether all that was asked for was run: what is not finished concludes nothing. */
export const finished = !data.brief.unfinished;
